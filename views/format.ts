import type { ReactElement } from 'react'
import { createElement } from 'react'
import { parsePartialDate, partialDateText } from '../server/partial-date.ts'
import { Time } from './components/time.tsx'
import type { PatientIdentity } from './patients/chart.ts'

/** Writes moments in the facility's zone. */
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

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})

/** A calendar day, "27 Mar 1984"; it belongs to no zone. */
export const dayText = (isoDate: string): string => dayFormat.format(new Date(`${isoDate}T00:00:00Z`))

/** A date of birth, as precise as it is known. */
export const birthText = (birthDate: string | null): string => {
  const date = birthDate === null ? undefined : parsePartialDate(birthDate)
  return date === undefined
    ? 'not known'
    : partialDateText(date, (at) => dayText(at.toISOString().slice(0, 10)))
}

/** Age on a day: years, or months under two years; about so many years where the day of birth is not known. */
export function ageText(birthDate: string | null, today: string): string {
  if (birthDate === null) {
    return 'age not known'
  }
  if (birthDate.length < 'YYYY-MM-DD'.length) {
    return `about ${Math.max(0, Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)))} years`
  }
  const [birthYear = 0, birthMonth = 0, birthDay = 0] = birthDate.split('-').map(Number)
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number)
  const months = (year - birthYear) * 12 + (month - birthMonth) - (day < birthDay ? 1 : 0)
  return months < 24 ? `${Math.max(0, months)} months` : `${Math.floor(months / 12)} years`
}

/** FAMILY, Given: how a patient is named on clinical pages (after ISB 1506). */
export const patientName = ({
  familyName,
  givenName,
}: Pick<PatientIdentity, 'familyName' | 'givenName'>): string => `${familyName.toUpperCase()}, ${givenName}`

/** A stored code as words: "entered-in-error" becomes "Entered in error". */
export const codeText = (code: string): string => {
  const words = code.replaceAll(/[-_]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Words as a line of their own begin: with a capital. */
export const asLine = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
