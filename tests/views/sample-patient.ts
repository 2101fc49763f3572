import type { PatientIdentity } from '../../views/patients/chart.ts'
import type { Allergies, AllergyEntry } from '../../views/patients/clinical/allergy.ts'

export const today = '2025-03-31'

/** An entry as it is shown in a list. */
export const sampleAllergy = (allergy: Partial<AllergyEntry> & { substance: string }): AllergyEntry => ({
  id: allergy.substance,
  codes: [],
  reaction: null,
  criticality: 'unknown',
  category: null,
  type: null,
  status: 'active',
  verification: 'confirmed',
  onset: null,
  onsetNote: null,
  note: null,
  source: 'manual',
  recorded: '2020-01-02',
  recordedBy: 'Dr Khumalo',
  changedAt: null,
  changedBy: null,
  version: 1,
  ...allergy,
})

export const sampleAllergies = (...active: readonly AllergyEntry[]): Allergies => ({
  active,
  notActive: [],
  statements: [],
  state: active.length === 0 ? 'not-asked' : 'recorded',
  warnings: [],
})

export const notAsked = sampleAllergies()

export const samplePatient: PatientIdentity = {
  patientId: '00000000-0000-4000-8000-000000000042',
  recordNumber: 'MG-000042',
  givenName: 'Kagiso Emmanuel',
  familyName: 'Modise',
  birthDate: '1968-04-12',
  sex: 'male',
  death: null,
  allergies: sampleAllergies(
    sampleAllergy({ substance: 'Penicillin', reaction: 'anaphylaxis', criticality: 'high' }),
    sampleAllergy({ substance: 'Latex', reaction: 'rash', verification: 'unconfirmed' }),
  ),
}
