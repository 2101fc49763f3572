import { readSummaryRows, type SummaryRow } from '../../models/queries/patients/patient-summaries.ts'
import type { UnreadablePatient } from '../../views/patients/demographics/listed-patient.ts'
import type { PatientSummary } from '../../views/patients/patient-summary.ts'
import type { Receipt } from '../audit/record.ts'
import type { Services } from '../services.ts'
import { maskedId } from './chart/masked-id.ts'
import { openListed } from './open-listed.ts'
import { openDeath } from './deaths/open-death.ts'
import { fieldOpener } from './sealed-fields.ts'
import { openIdentity } from './identity.ts'

function openSummary(services: Services, row: SummaryRow): PatientSummary {
  const key = services.patientKeys.open(row.id, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
  const open = fieldOpener(key, 'patients', row.id)
  return {
    ...openIdentity(row, key),
    death: openDeath(open, row),
    maskedNationalId: maskedId(open.optional('national_id', row.national_id)),
    phone: open.optional('phone', row.phone),
  }
}

/**
 * Loads and opens who these patients are, for a list. The receipt must name every one of them. A record that does not open
 * stands as its number, and is reported.
 * @returns by patient id, in the order of the record numbers
 */
export async function openSummaries(
  services: Services,
  receipt: Receipt,
  patientIds: readonly string[],
): Promise<ReadonlyMap<string, PatientSummary | UnreadablePatient>> {
  for (const id of patientIds) {
    receipt.mustCover(id, 'identity', 'contact')
  }
  const rows = patientIds.length === 0 ? [] : await readSummaryRows(services.prepared, patientIds)
  const opened = await Promise.all(
    rows.map((row) =>
      openListed<PatientSummary, UnreadablePatient>(services, receipt, row.id, {
        open: () => openSummary(services, row),
        instead: () => ({ patientId: row.id, recordNumber: row.record_number, unreadable: true }),
      }),
    ),
  )
  return new Map(opened.map((summary) => [summary.patientId, summary]))
}
