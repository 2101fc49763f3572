import type { KeyObject } from 'node:crypto'
import { readSummaryRows } from '../../models/queries/patient-summaries.ts'
import type { PatientIdentity } from '../../views/patients/chart.ts'
import type { Receipt } from '../audit/record.ts'
import { NotFound } from '../http/errors.ts'
import type { Services } from '../services.ts'
import { openDeath } from './open-death.ts'
import { fieldOpener } from './sealed-fields.ts'

/**
 * Opens who a patient is, for the banner of a page about them, and the key for what else the page shows.
 * @throws NotFound, SealBrokenError
 */
export async function openIdentity(
  services: Services,
  receipt: Receipt,
  patientId: string,
): Promise<{ identity: PatientIdentity; key: KeyObject }> {
  receipt.mustCover(patientId, 'identity')
  const [row] = await readSummaryRows(services.prepared, [patientId])
  if (row === undefined) {
    throw new NotFound()
  }
  const key = services.patientKeys.open(row.id, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
  const open = fieldOpener(key, 'patients', row.id)
  const identity = {
    patientId: row.id,
    recordNumber: row.record_number,
    givenName: open.required('given_name', row.given_name),
    familyName: open.required('family_name', row.family_name),
    birthDate: open.optional('birth_date', row.birth_date),
    sex: row.sex,
    death: openDeath(open, row),
  }
  return { identity, key }
}
