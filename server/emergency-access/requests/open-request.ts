import type { RequestRow } from '../../../models/queries/emergency-access/emergency-requests.ts'
import type { EmergencyRequest } from '../../../views/emergency-access/request.ts'
import type { Receipt } from '../../audit/record.ts'
import { sourceLanguage } from '../../../views/words/languages.ts'
import { openListed } from '../../patients/open-listed.ts'
import { fieldOpener } from '../../patients/sealed-fields.ts'
import type { Services } from '../../services.ts'
import { standingOfRow } from './emergency-authorization.ts'
import { grantKey } from '../grants/grant-key.ts'

/** Opens the reason of a request. The receipt must name the patient, where there is one. */
export async function openRequest(
  services: Services,
  receipt: Receipt,
  row: RequestRow,
  at: Date,
): Promise<EmergencyRequest> {
  if (row.patient_id !== null) {
    receipt.mustCover(row.patient_id, 'emergency-reasons')
  }
  const open = () =>
    fieldOpener(grantKey(services, row), 'emergency_requests', row.id).required('reason', row.reason)
  // A request whose patient has no key left is of an erased record.
  const erased = row.patient_id !== null && row.wrapped === null
  const reason =
    row.patient_id === null || erased
      ? erased
        ? 'Erased with the record at the patient’s request.'
        : open()
      : await openListed(services, receipt, row.patient_id, {
          open,
          instead: () => services.words[sourceLanguage].say('patients.listed.cannot-be-read'),
        })
  return {
    id: row.id,
    patientId: row.patient_id,
    recordNumber: row.record_number,
    userName: row.user_name,
    roleTitle: row.role_title,
    ward: row.ward,
    reasonCode: row.reason_code,
    reason,
    requestedAt: row.requested_at,
    expiresAt: row.expires_at,
    standing: standingOfRow(row, at),
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
  }
}
