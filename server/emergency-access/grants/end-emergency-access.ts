import { z } from 'zod'
import { EmergencyGrant } from '../../../models/emergency-access/emergency-grant.ts'
import { auditedChange } from '../../audit/record.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { grantEnded } from './grant-ended.ts'

const event = 'emergency-access.ended'

/** Ends one's own emergency access before its time. */
export const endEmergencyAccess = defineStaffCommand({
  name: 'emergency-access.end',
  action: 'emergency-access.end',
  event,
  subject: 'self',
  input: z.object({ id: idInAddress }),
  run: (services, { proof, origin, at }, { id }) =>
    auditedChange(services, proof, origin, event, async (transaction) => {
      const grant = await EmergencyGrant.findOne({
        where: { id, userId: proof.actor.id },
        lock: transaction.LOCK.UPDATE,
        transaction,
      })
      if (grant === null) {
        throw new Refused('no-such-thing')
      }
      if (grant.endedAt !== null || grant.endsAt <= at) {
        throw grantEnded(grant)
      }
      await grant.update({ endedAt: at }, { transaction })
      return {
        value: id,
        ...(grant.patientId === null ? {} : { patientId: grant.patientId }),
        resource: { type: 'emergency-grant', id },
        grantId: id,
      }
    }),
})
