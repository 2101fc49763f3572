import { birthText } from './format.ts'
import type { PatientIdentity } from './patients/chart.ts'

const day = 86_400_000

const counted = (number: number, unit: string): string => `${number} ${unit}${number === 1 ? '' : 's'}`

const parts = (date: string): number[] => date.split('-').map(Number)

/** The years between two dates of which one is not known to the day. */
function aboutYears(from: readonly number[], to: readonly number[]): number {
  const [fromYear = 0, fromMonth] = from
  const [toYear = 0, toMonth] = to
  const before = fromMonth !== undefined && toMonth !== undefined && toMonth < fromMonth ? 1 : 0
  return toYear - fromYear - before
}

/**
 * The age on a day: of infants in days (under four weeks), weeks (under three months) and months (under two years), then in
 * years. Of a date of birth of which only the year or month is known, about; of none, nothing is said.
 * @param birthDate YYYY-MM-DD, YYYY-MM or YYYY; null where it is not known
 * @param on YYYY-MM-DD, or less of it
 */
export function ageText(birthDate: string | null, on: string): string {
  if (birthDate === null) {
    return 'age not known'
  }
  const [birthYear = 0, birthMonth, birthDay] = parts(birthDate)
  const [year = 0, month, dayOfMonth] = parts(on)
  if (birthMonth === undefined || birthDay === undefined || month === undefined || dayOfMonth === undefined) {
    const about = aboutYears(parts(birthDate), parts(on))
    return about < 2 ? 'under 2 years' : `about ${counted(about, 'year')}`
  }
  const days = Math.round((Date.parse(on) - Date.parse(birthDate)) / day)
  const months = (year - birthYear) * 12 + (month - birthMonth) - (dayOfMonth < birthDay ? 1 : 0)
  if (days < 28) {
    return days <= 0 ? 'born today' : counted(days, 'day')
  }
  if (months < 3) {
    return counted(Math.floor(days / 7), 'week')
  }
  return months < 24 ? counted(months, 'month') : counted(Math.floor(months / 12), 'year')
}

type Life = Pick<PatientIdentity, 'birthDate' | 'death'>

/** When somebody died and at what age, as far as it is known; undefined while they live. */
export function deathText({ birthDate, death }: Life): string | undefined {
  if (death === null || death === undefined) {
    return undefined
  }
  if (death.on === null) {
    return 'has died, date not known'
  }
  const on = death.on.slice(0, 'YYYY-MM-DD'.length)
  return `died ${birthText(on)}, ${birthDate === null ? 'age not known' : `aged ${ageText(birthDate, on)}`}`
}

/** How old a patient is today; of the dead when they died and at what age. Nothing counts on. */
export const lifeText = (life: Life, today: string): string =>
  deathText(life) ?? ageText(life.birthDate, today)
