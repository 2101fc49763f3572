import { readSummaryRows } from '../../models/queries/patient-summaries.ts'
import type { PatientSummary } from '../../views/patients/patient-summary.ts'
import type { Receipt } from '../audit/record.ts'
import type { Services } from '../services.ts'
import { fieldOpener } from './sealed-fields.ts'

const maskedId = (nationalId: string | null) => (nationalId === null ? null : `•••${nationalId.slice(-3)}`)

/**
 * Loads and opens who these patients are, for a list. The receipt must name every one of them.
 * @returns by patient id, in the order of the record numbers
 */
export async function openSummaries(
  services: Services,
  receipt: Receipt,
  patientIds: readonly string[],
): Promise<ReadonlyMap<string, PatientSummary>> {
  for (const id of patientIds) {
    receipt.mustCover(id, 'identity', 'contact')
  }
  const rows = patientIds.length === 0 ? [] : await readSummaryRows(services.prepared, patientIds)
  return new Map(
    rows.map((row) => {
      const key = services.patientKeys.open(row.id, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
      const open = fieldOpener(key, 'patients', row.id)
      const summary: PatientSummary = {
        patientId: row.id,
        recordNumber: row.record_number,
        givenName: open.required('given_name', row.given_name),
        familyName: open.required('family_name', row.family_name),
        birthDate: open.required('birth_date', row.birth_date),
        sex: row.sex,
        maskedNationalId: maskedId(open.optional('national_id', row.national_id)),
        phone: open.optional('phone', row.phone),
      }
      return [row.id, summary]
    }),
  )
}
