import type { ReactElement } from 'react'
import { createElement } from 'react'
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

/** Age on a day: years, or months under two years. */
export function ageText(birthDate: string, today: string): string {
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
