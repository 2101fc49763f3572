import type { ReactElement } from 'react'
import { createElement } from 'react'
import { parsePartialDate } from '../server/partial-date.ts'
import { Time } from './components/time.tsx'
import { isolated } from './isolated.ts'
import type { PatientIdentity } from './patients/chart.ts'
import { dayText } from './words/calendar-date.ts'
import type { Words } from './words/words.ts'

/** Writes moments in the reader's language, in the facility's zone. */
export type TimeFormat = {
  dateTime(at: Date): string
  toTheSecond(at: Date): string
  date(at: Date): string
  clockTime(at: Date): string
  /** YYYY-MM-DD */
  isoDate(at: Date): string
}

/** A moment as an element: the facility's zone to read, UTC when pointed at. */
export const timeElement = (time: TimeFormat, at: Date): ReactElement =>
  createElement(Time, { iso: at.toISOString(), text: time.dateTime(at) })

/** A date of birth, as precise as it is known. */
export const birthText = (words: Words, birthDate: string | null): string => {
  const date = birthDate === null ? undefined : parsePartialDate(birthDate)
  return date === undefined
    ? words.say('patients.date.not-known')
    : dayText(words, date.text.slice(0, 'YYYY-MM-DD'.length))
}

/** Family, Given: how a patient is named on clinical pages (after ISB 1506, but as the names were written), or the one name. */
export const patientName = ({
  familyName,
  givenName,
}: Pick<PatientIdentity, 'familyName' | 'givenName'>): string =>
  [familyName, givenName]
    .filter((name) => name !== '')
    .map(isolated)
    .join(', ')

/** A stored code as words: "entered-in-error" becomes "Entered in error". */
export const codeText = (code: string): string => {
  const words = code.replaceAll(/[-_]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Words as a line of their own begin: with a capital. */
export const asLine = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
