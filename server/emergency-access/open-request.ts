import type { RequestRow } from '../../models/queries/emergency-requests.ts'
import type { EmergencyRequest } from '../../views/emergency-access/request.ts'
import type { Receipt } from '../audit/record.ts'
import { fieldOpener } from '../patients/sealed-fields.ts'
import type { Services } from '../services.ts'
import { grantKey } from './grant-key.ts'

/** Opens the reason of a request. The receipt must name the patient, where there is one. */
export function openRequest(
  services: Services,
  receipt: Receipt,
  row: RequestRow,
  at: Date,
): EmergencyRequest {
  if (row.patient_id !== null) {
    receipt.mustCover(row.patient_id, 'emergency-reasons')
  }
  return {
    id: row.id,
    patientId: row.patient_id,
    recordNumber: row.record_number,
    userName: row.user_name,
    roleTitle: row.role_title,
    ward: row.ward,
    reasonCode: row.reason_code,
    reason: fieldOpener(grantKey(services, row), 'emergency_requests', row.id).required('reason', row.reason),
    askedAt: row.asked_at,
    lapsesAt: row.lapses_at,
    state: row.decision ?? (row.lapses_at > at ? 'waiting' : 'lapsed'),
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
  }
}
