import type { ErasureRow } from '../../../models/queries/patients/erasures.ts'
import type { Erasure, ErasureState, ErasureWords } from '../../../views/patients/erasure/erasure.ts'
import type { Receipt } from '../../audit/record.ts'
import { fieldOpener } from '../sealed-fields.ts'
import type { Services } from '../../services.ts'

const stateOf = ({ outcome, approved_by: approvedBy }: ErasureRow): ErasureState =>
  outcome ?? (approvedBy === null ? 'waiting' : 'approved-once')

/** A request as pages show it; nothing is opened. */
export const listedErasure = (row: ErasureRow): Erasure => ({
  id: row.id,
  recordNumber: row.record_number,
  state: stateOf(row),
  // Whoever decides learns nothing of the patient but the record number.
  requestedBy: row.identity_check === 'signed-in' ? 'The patient' : row.requester_name,
  requestedAt: row.requested_at,
  identityCheck: row.identity_check,
  approvedBy: row.approver_name,
  approvedAt: row.approved_at,
  decidedBy: row.outcome === 'withdrawn' ? 'The patient' : row.decider_name,
  decidedAt: row.decided_at,
})

/** Opens a request's words, as far as there is still a key for them. @throws SealBrokenError */
export function openErasure(services: Services, receipt: Receipt, row: ErasureRow): Erasure & ErasureWords {
  receipt.mustCover(row.patient_id, 'erasure')
  const listed = listedErasure(row)
  if (row.root_key_id === null || row.wrapped === null) {
    return { ...listed, reason: null, refusal: null }
  }
  const key = services.patientKeys.open(row.patient_id, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
  const open = fieldOpener(key, 'erasure_requests', row.id)
  return {
    ...listed,
    reason: open.required('reason', row.reason),
    refusal: open.optional('refusal', row.refusal),
  }
}
