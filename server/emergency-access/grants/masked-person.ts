import { isUnreadable, type UnreadablePatient } from '../../../views/patients/demographics/listed-patient.ts'
import type { PatientSummary } from '../../../views/patients/patient-summary.ts'

/** As much of somebody as tells two people of a name apart, and no more, until the glass is broken. */
export type MaskedPerson = {
  readonly patientId: string
  readonly name: string
  readonly born: string
  readonly sex: string | undefined
  readonly record: string
  readonly nationalId: string | undefined
}

const first = (name: string): string => `${[...name][0] ?? ''}•••`

/** Somebody outside the reader's care, masked; of a record that does not open, its number only. */
export function maskedPerson(patient: PatientSummary | UnreadablePatient): MaskedPerson {
  const { patientId, recordNumber } = patient
  const common = { patientId, record: `•••${recordNumber.slice(-3)}` }
  return isUnreadable(patient)
    ? { ...common, name: '•••', born: '–', sex: undefined, nationalId: undefined }
    : {
        ...common,
        name: `${first(patient.familyName)}, ${first(patient.givenName)}`,
        born: patient.birthDate === null ? '–' : `${patient.birthDate.slice(0, 4)}-••-••`,
        sex: patient.sex,
        nationalId: patient.maskedNationalId ?? undefined,
      }
}
