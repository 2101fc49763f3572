import { deathText, lifeText } from '../../age.ts'
import { birthText, patientName } from '../../format.ts'
import type { Words } from '../../words/words.ts'
import type { PatientIdentity } from '../chart.ts'

/** A patient of a list whose record does not open: nothing but its number is known. */
export type UnreadablePatient = {
  readonly patientId: string
  readonly recordNumber: string
  readonly unreadable: true
}

/** A patient as a list has them. */
export type ListedPatient = PatientIdentity | UnreadablePatient

export const isUnreadable = (patient: object): patient is UnreadablePatient => 'unreadable' in patient

/** The name; or what a record that does not open says instead. */
export const listedName = ({ say }: Words, patient: ListedPatient): string =>
  isUnreadable(patient) ? say('patients.listed.cannot-be-read') : patientName(patient)

/** Date of birth, and the age on a day where one is given; of the dead when they died. */
export function listedBirth(words: Words, patient: ListedPatient, today?: string): string {
  if (isUnreadable(patient)) {
    return '–'
  }
  const born = birthText(words, patient.birthDate)
  const life = today === undefined ? deathText(words, patient) : lifeText(words, patient, today)
  return life === undefined ? born : `${born} (${life})`
}
