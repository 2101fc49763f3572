import { readPatientSafety } from '../../models/queries/prescriptions/patient-safety.ts'
import type { PatientSafety } from '../../views/prescriptions/prescription.ts'
import type { Receipt } from '../audit/record.ts'
import { allergiesForBanner, openSafety } from '../patients/open-entries.ts'
import { openWithIdentity } from '../patients/open-identity.ts'
import { fieldOpener } from '../patients/sealed-fields.ts'
import { openAllergyFacts, type AllergyFacts } from './allergies/open-allergy-facts.ts'
import type { Services } from '../services.ts'

/**
 * Opens who a patient is and what they must not be given, which is all of the record that a pharmacist sees beside the
 * prescription.
 * @throws NotFoundError, SealBrokenError
 */
export async function openPatientSafety(
  services: Services,
  receipt: Receipt,
  patientId: string,
): Promise<{ safety: PatientSafety; facts: AllergyFacts }> {
  receipt.mustCover(patientId, 'identity', 'safety')
  const { identity, row, key } = await openWithIdentity(services, receipt, patientId, (prepared) =>
    readPatientSafety(prepared, patientId),
  )
  const allergyNotes = fieldOpener(key, 'patients', row.id).optional('allergies', row.allergies)
  const allergies = openSafety(receipt, key, row, allergyNotes)
  return {
    safety: {
      identity: { ...identity, allergies: allergiesForBanner(receipt, allergies) },
      allergies,
      allergyNotes,
    },
    facts: openAllergyFacts(row, key),
  }
}
