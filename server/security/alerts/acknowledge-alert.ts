import { z } from 'zod'
import { Alert } from '../../../models/security/alert.ts'
import { auditedChange } from '../../audit/record.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { mustBeOpen } from './alert-seen-to.ts'

const event = 'alert.acknowledged'

/** Marks an alert as acknowledged. Those that detectors raise are closed with what was found out instead. */
export const acknowledgeAlert = defineStaffCommand({
  name: 'security.acknowledge-alert',
  action: 'security.read',
  event,
  subject: 'none',
  input: z.object({ id: idInAddress }),
  run: (services, { proof, origin, at }, { id }) =>
    auditedChange(services, proof, origin, event, async (transaction) => {
      const alert = await Alert.findOne({
        where: { id, findingKey: null },
        lock: transaction.LOCK.UPDATE,
        transaction,
      })
      if (alert === null) {
        throw new Refused('no-such-thing')
      }
      mustBeOpen(alert)
      await alert.update({ acknowledgedAt: at, acknowledgedBy: proof.actor.id }, { transaction })
      return { value: id, resource: { type: 'alert', id } }
    }),
})
