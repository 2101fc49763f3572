import type { GrantRow } from '../../../models/queries/emergency-access/emergency-grants.ts'
import type { Grant } from '../../../views/emergency-access/grant.ts'
import type { Receipt } from '../../audit/record.ts'
import { sourceLanguage } from '../../../views/words/languages.ts'
import { openListed } from '../../patients/open-listed.ts'
import { fieldOpener } from '../../patients/sealed-fields.ts'
import type { Services } from '../../services.ts'
import { grantKey } from './grant-key.ts'

/** What stands in place of words that nobody can read: the record was erased, or does not open. */
type Opener = { required(column: string, box: Buffer): string }

function readGrant(row: GrantRow, at: Date, openerOf: (table: string, id: string) => Opener): Grant {
  const opener = openerOf('emergency_grants', row.id)
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
            comment: openerOf('emergency_reviews', row.second_id).required('comment', row.second_comment),
            reviewerName: row.second_name ?? '',
            reviewedAt: row.second_at,
          },
    review: reviewed
      ? {
          outcome,
          comment: openerOf('emergency_reviews', reviewId).required('comment', comment),
          reviewerName: reviewerName ?? '',
          reviewedAt,
        }
      : null,
  }
}

const saying = (words: string) => () => ({ required: () => words })

/**
 * Opens a grant's reason and review. The receipt must name the patient, where there is one. Words that do not open are
 * reported, and the rest stands.
 */
export async function openGrant(
  services: Services,
  receipt: Receipt,
  row: GrantRow,
  at: Date,
): Promise<Grant> {
  const { patient_id: patientId } = row
  if (patientId === null) {
    const key = grantKey(services, row)
    return readGrant(row, at, (table, id) => fieldOpener(key, table, id))
  }
  receipt.mustCover(patientId, 'emergency-reasons')
  if (row.erased_at !== null) {
    return readGrant(row, at, saying('Erased with the record at the patient’s request.'))
  }
  return openListed(services, receipt, patientId, {
    open: () => {
      const key = services.patientKeys.open(patientId, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
      return readGrant(row, at, (table, id) => fieldOpener(key, table, id))
    },
    instead: () =>
      readGrant(row, at, saying(services.words[sourceLanguage].say('patients.listed.cannot-be-read'))),
  })
}
