import { EmergencyGrant } from '../../models/emergency-grant.ts'
import { auditedChange, type ChangeReceipt } from '../audit/record.ts'
import { NotFound } from '../http/errors.ts'
import type { StaffRequest } from '../http/staff-route.ts'
import type { Services } from '../services.ts'
import { grantEnded } from './grant-ended.ts'

/**
 * Ends one's own emergency access before its time.
 * @throws NotFound where there is no such grant of this person; Overtaken where it is over
 */
export async function endEmergencyAccess(
  services: Services,
  { clearance, origin, at }: StaffRequest,
  grantId: string,
): Promise<ChangeReceipt<string>> {
  return auditedChange(services, clearance, origin, 'emergency-access.ended', async (transaction) => {
    const grant = await EmergencyGrant.findOne({
      where: { id: grantId, userId: clearance.actor.id },
      lock: transaction.LOCK.UPDATE,
      transaction,
    })
    if (grant === null) {
      throw new NotFound()
    }
    if (grant.endedAt !== null || grant.endsAt <= at) {
      throw grantEnded(grant)
    }
    await grant.update({ endedAt: at }, { transaction })
    return {
      value: grantId,
      ...(grant.patientId === null ? {} : { patientId: grant.patientId }),
      resource: { type: 'emergency-grant', id: grantId },
      grantId,
    }
  })
}
