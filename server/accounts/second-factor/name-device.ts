import { z } from 'zod'
import { TrustedDevice } from '../../../models/accounts/trusted-device.ts'
import { auditedChange } from '../../audit/record.ts'
import { requiredText } from '../../operations/fields.ts'
import { filledFrom } from '../../operations/filled-from.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffCommand } from '../../operations/operation.ts'
import { changedMeanwhile } from '../../overtaken/changed-meanwhile.ts'
import { paths } from '../../paths.ts'
import { ownDevice } from './own-devices.ts'

/** Names a trusted device of one's own. `was` is the name that the form was filled from. */
export const nameDevice = defineStaffCommand({
  name: 'accounts.name-device',
  action: 'account.use',
  event: 'device.named',
  subject: 'self',
  input: z.object({ id: idInAddress, name: requiredText('a-name', 60), was: filledFrom }),
  run: async (services, { proof, origin, at }, { id, name, was }) => {
    await ownDevice(services, { id, userId: proof.actor.id, at })
    const resource = { type: 'trusted-device', id }
    return auditedChange(services, proof, origin, 'device.named', async (transaction) => {
      const device = await TrustedDevice.findByPk(id, {
        transaction,
        lock: transaction.LOCK.UPDATE,
        rejectOnEmpty: true,
      })
      if (was !== undefined && was !== device.name) {
        throw await changedMeanwhile(services, transaction, {
          events: ['device.named'],
          what: 'device-name',
          resource,
          updatedAt: device.createdAt,
          next: { href: paths.devices(), label: 'own-devices' },
          comesBack: 'compare-name',
          values: { now: device.name },
        })
      }
      await device.update({ name }, { transaction })
      return { value: id, resource }
    })
  },
})
