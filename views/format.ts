import { LRUCache } from 'lru-cache'
import type { ReactElement } from 'react'
import { createElement } from 'react'
import { parsePartialDate, partialDateText } from '../server/partial-date.ts'
import { Time } from './components/time.tsx'
import { isolated } from './isolated.ts'
import type { PatientIdentity } from './patients/chart.ts'

/** Writes moments in the reader's language, in the facility's zone. */
export type TimeFormat = {
  dateTime(at: Date): string
  toTheSecond(at: Date): string
  date(at: Date): string
  clockTime(at: Date): string
  /** A calendar day, YYYY-MM-DD: "27 Mar 1984" */
  day(isoDate: string): string
  /** YYYY-MM-DD */
  isoDate(at: Date): string
}

/** A moment as an element: the facility's zone to read, UTC when pointed at. */
export const timeElement = (time: TimeFormat, at: Date): ReactElement =>
  createElement(Time, { iso: at.toISOString(), text: time.dateTime(at) })

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})

/** What was written lately: the same days stand on one page after the other, and writing one is dear. */
const lately = new LRUCache<string, string>({ max: 2_000 })

/** A calendar day, "27 Mar 1984"; it belongs to no zone. */
export function dayText(isoDate: string): string {
  const known = lately.get(isoDate)
  if (known !== undefined) {
    return known
  }
  const text = dayFormat.format(new Date(`${isoDate}T00:00:00Z`))
  lately.set(isoDate, text)
  return text
}

/** A date of birth, as precise as it is known. */
export const birthText = (birthDate: string | null): string => {
  const date = birthDate === null ? undefined : parsePartialDate(birthDate)
  return date === undefined
    ? 'not known'
    : partialDateText(date, (at) => dayText(at.toISOString().slice(0, 10)))
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
