import type { GrantRow } from '../../models/queries/emergency-grants.ts'
import type { Grant } from '../../views/emergency-access/grant.ts'
import type { Receipt } from '../audit/record.ts'
import { fieldOpener } from '../patients/sealed-fields.ts'
import type { Services } from '../services.ts'
import { grantKey } from './grant-key.ts'

/** Opens a grant's reason and review. The receipt must name the patient, where there is one. */
export function openGrant(services: Services, receipt: Receipt, row: GrantRow, at: Date): Grant {
  if (row.patient_id !== null) {
    receipt.mustCover(row.patient_id, 'emergency-reasons')
  }
  const key = grantKey(services, row)
  const opener = fieldOpener(key, 'emergency_grants', row.id)
  const { review_id: reviewId, comment, outcome, reviewed_at: reviewedAt, reviewer_name: reviewerName } = row
  const reviewed = reviewId !== null && comment !== null && outcome !== null && reviewedAt !== null
  return {
    id: row.id,
    patientId: row.patient_id,
    recordNumber: row.record_number,
    userName: row.user_name,
    roleTitle: row.role_title,
    reasonCode: row.reason_code,
    reason: opener.required('reason', row.reason),
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    endedAt: row.ended_at,
    extension:
      row.extended_at === null || row.extension_reason === null
        ? null
        : {
            at: row.extended_at,
            reason: opener.required('extension_reason', row.extension_reason),
          },
    live: row.ended_at === null && row.ends_at > at,
    second:
      row.second_id === null ||
      row.second_comment === null ||
      row.second_outcome === null ||
      row.second_at === null
        ? null
        : {
            outcome: row.second_outcome,
            comment: fieldOpener(key, 'emergency_reviews', row.second_id).required(
              'comment',
              row.second_comment,
            ),
            reviewerName: row.second_name ?? '',
            reviewedAt: row.second_at,
          },
    review: reviewed
      ? {
          outcome,
          comment: fieldOpener(key, 'emergency_reviews', reviewId).required('comment', comment),
          reviewerName: reviewerName ?? '',
          reviewedAt,
        }
      : null,
  }
}
