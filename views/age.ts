import { birthText } from './format.ts'
import type { PatientIdentity } from './patients/chart.ts'
import type { Words } from './words/words.ts'

const day = 86_400_000

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
export function ageText(words: Words, birthDate: string | null, on: string): string {
  const { say } = words
  if (birthDate === null) {
    return say('patients.age.not-known')
  }
  const [birthYear = 0, birthMonth, birthDay] = parts(birthDate)
  const [year = 0, month, dayOfMonth] = parts(on)
  if (birthMonth === undefined || birthDay === undefined || month === undefined || dayOfMonth === undefined) {
    const about = aboutYears(parts(birthDate), parts(on))
    return about < 2 ? say('patients.age.under-two') : say('patients.age.about', { years: about })
  }
  const days = Math.round((Date.parse(on) - Date.parse(birthDate)) / day)
  const months = (year - birthYear) * 12 + (month - birthMonth) - (dayOfMonth < birthDay ? 1 : 0)
  if (days < 28) {
    return days <= 0 ? say('patients.age.born-today') : say('patients.age.days', { days })
  }
  if (months < 3) {
    return say('patients.age.weeks', { weeks: Math.floor(days / 7) })
  }
  return months < 24
    ? say('patients.age.months', { months })
    : say('patients.age.years', { years: Math.floor(months / 12) })
}

type Life = Pick<PatientIdentity, 'birthDate' | 'death'>

/** When somebody died and at what age, as far as it is known; undefined while they live. */
export function deathText(words: Words, { birthDate, death }: Life): string | undefined {
  if (death === null || death === undefined) {
    return undefined
  }
  if (death.on === null) {
    return words.say('patients.age.died-not-known')
  }
  const on = death.on.slice(0, 'YYYY-MM-DD'.length)
  const diedOn = birthText(words, on)
  return birthDate === null
    ? words.say('patients.age.died', { day: diedOn })
    : words.say('patients.age.died-aged', { day: diedOn, age: ageText(words, birthDate, on) })
}

/** How old a patient is today; of the dead when they died and at what age. Nothing counts on. */
export const lifeText = (words: Words, life: Life, today: string): string =>
  deathText(words, life) ?? ageText(words, life.birthDate, today)
