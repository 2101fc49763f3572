import type { KeyObject } from 'node:crypto'
import { readPatientSafety } from '../../models/queries/patient-safety.ts'
import type { PatientSafety } from '../../views/prescriptions/prescription.ts'
import type { Receipt } from '../audit/record.ts'
import { NotFound } from '../http/errors.ts'
import { openDeath } from '../patients/open-death.ts'
import { openSafety } from '../patients/clinical/open-entries.ts'
import { fieldOpener } from '../patients/sealed-fields.ts'
import { openAllergyFacts, type AllergyFacts } from './allergies/open-allergy-facts.ts'
import type { Services } from '../services.ts'

/**
 * Opens who a patient is and what they must not be given, which is all of the record that a pharmacist sees beside the
 * prescription; and the key for the prescription itself.
 * @throws NotFound, SealBrokenError
 */
export async function openPatientSafety(
  services: Services,
  receipt: Receipt,
  patientId: string,
): Promise<{ safety: PatientSafety; facts: AllergyFacts; key: KeyObject }> {
  receipt.mustCover(patientId, 'identity', 'safety')
  const row = await readPatientSafety(services.prepared, patientId)
  if (row === undefined) {
    throw new NotFound()
  }
  const key = services.patientKeys.open(patientId, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
  const open = fieldOpener(key, 'patients', row.id)
  const allergyNotes = open.optional('allergies', row.allergies)
  const safety: PatientSafety = {
    identity: {
      patientId: row.id,
      recordNumber: row.record_number,
      givenName: open.required('given_name', row.given_name),
      familyName: open.required('family_name', row.family_name),
      birthDate: open.optional('birth_date', row.birth_date),
      sex: row.sex,
      death: openDeath(open, row),
    },
    allergies: openSafety(receipt, key, row, allergyNotes),
    allergyNotes,
  }
  return { safety, facts: openAllergyFacts(row, key), key }
}
