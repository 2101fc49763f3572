import { EmergencyReview } from '../../models/emergency-review.ts'
import { newId } from '../../models/new-id.ts'
import type { GrantRow } from '../../models/queries/emergency-grants.ts'
import { Sealed } from '../../models/sealed.ts'
import { auditedChange, type ChangeReceipt } from '../audit/record.ts'
import type { StaffRequest } from '../http/staff-route.ts'
import type { Services } from '../services.ts'
import { grantKey } from './grant-key.ts'

/** Writes down what a reviewer thinks of an emergency access. @throws UniqueConstraintError where it was reviewed before */
export async function reviewEmergencyAccess(
  services: Services,
  { clearance, origin, at }: StaffRequest,
  grant: GrantRow,
  review: { outcome: 'justified' | 'unjustified' | 'escalated'; comment: string },
): Promise<ChangeReceipt<string>> {
  const id = newId()
  return auditedChange(services, clearance, origin, 'emergency-access.reviewed', async (transaction) => {
    const key = grantKey(services, grant)
    await EmergencyReview.create(
      {
        id,
        grantId: grant.id,
        reviewerId: clearance.actor.id,
        outcome: review.outcome,
        comment: Sealed.seal(review.comment, key, { table: 'emergency_reviews', column: 'comment', row: id }),
        reviewedAt: at,
      },
      { transaction },
    )
    return {
      value: id,
      ...(grant.patient_id === null ? {} : { patientId: grant.patient_id }),
      resource: { type: 'emergency-grant', id: grant.id },
      details: { outcome: review.outcome },
    }
  })
}
