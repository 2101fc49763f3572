import { z } from 'zod'
import { TrustedDevice } from '../../../models/accounts/trusted-device.ts'
import { auditedChange } from '../../audit/record.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { forgottenMeanwhile } from './device-forgotten.ts'

/** Forgets a trusted device of one's own. Its value is the hash by which its browser knows itself. */
export const forgetDevice = defineStaffCommand({
  name: 'accounts.forget-device',
  action: 'account.use',
  event: 'device.forgotten',
  subject: 'self',
  input: z.object({ id: idInAddress }),
  run: async (services, { proof, origin, at }, { id }) => {
    const userId = proof.actor.id
    return auditedChange(services, proof, origin, 'device.forgotten', async (transaction) => {
      const where = { id, userId, revokedAt: null }
      const [, [device]] = await TrustedDevice.update(
        { revokedAt: at },
        { where, transaction, returning: true },
      )
      if (device === undefined) {
        throw (await forgottenMeanwhile(services, id, userId, transaction)) ?? new Refused('no-such-thing')
      }
      return { value: device.tokenHash, resource: { type: 'trusted-device', id } }
    })
  },
})
