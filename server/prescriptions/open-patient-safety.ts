import { readPatientSafety } from '../../models/queries/prescriptions/patient-safety.ts'
import type { PatientSafety } from '../../views/prescriptions/prescription.ts'
import type { Receipt } from '../audit/record.ts'
import { allergiesForBanner, openSafety } from '../patients/open-entries.ts'
import { openWithIdentity } from '../patients/open-identity.ts'
import { fieldOpener } from '../patients/sealed-fields.ts'
import type { Services } from '../services.ts'
import { mayBeTakenSince, openSafetyFacts, type SafetyFacts, type SafetyView } from './safety-facts.ts'

/**
 * Opens who a patient is, what they must not be given and what they take, which is all of the record that a pharmacist sees
 * beside the prescription.
 * @throws NotFoundError, SealBrokenError
 */
export async function openPatientSafety(
  services: Services,
  receipt: Receipt,
  patientId: string,
  view: SafetyView,
): Promise<{ safety: PatientSafety; facts: SafetyFacts }> {
  receipt.mustCover(patientId, 'identity', 'safety', 'prescriptions')
  const { identity, row, key } = await openWithIdentity(services, receipt, patientId, (prepared) =>
    readPatientSafety(prepared, { patientId, since: mayBeTakenSince(services) }),
  )
  const allergyNotes = fieldOpener(key, 'patients', row.id).optional('allergies', row.allergies)
  const allergies = openSafety(receipt, key, row, allergyNotes)
  const facts = openSafetyFacts(services, row, key, view)
  return {
    safety: {
      identity: { ...identity, allergies: allergiesForBanner(receipt, allergies) },
      allergies,
      allergyNotes,
      takes: facts.medicines.map(({ id, name, handedOver, dose, frequency, expiresOn, takenAs }) => ({
        id,
        name,
        handedOver,
        dose,
        frequency,
        expiresOn,
        takenAs,
      })),
    },
    facts,
  }
}
