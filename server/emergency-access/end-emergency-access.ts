import { EmergencyGrant } from '../../models/emergency-grant.ts'
import { auditedChange, type ChangeReceipt } from '../audit/record.ts'
import { NotFound } from '../http/errors.ts'
import type { StaffRequest } from '../http/staff-route.ts'
import { isId } from '../http/subject.ts'
import type { Services } from '../services.ts'

/** Ends one's own emergency access before its time. @throws NotFound where there is no such live grant of this person */
export async function endEmergencyAccess(
  services: Services,
  { clearance, origin, at }: StaffRequest,
  grantId: string,
): Promise<ChangeReceipt<string>> {
  if (!isId(grantId)) {
    throw new NotFound()
  }
  return auditedChange(services, clearance, origin, 'emergency-access.ended', async (transaction) => {
    const [, rows] = await EmergencyGrant.update(
      { endedAt: at },
      {
        where: { id: grantId, userId: clearance.actor.id, endedAt: null },
        returning: true,
        transaction,
      },
    )
    const grant = rows[0]
    if (grant === undefined) {
      throw new NotFound()
    }
    return {
      value: grantId,
      ...(grant.patientId === null ? {} : { patientId: grant.patientId }),
      resource: { type: 'emergency-grant', id: grantId },
      grantId,
    }
  })
}
