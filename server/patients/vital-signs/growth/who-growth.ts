import { Temporal } from 'temporal-polyfill'
import { parsePartialDate } from '../../../partial-date.ts'
import type { Circumstance } from '../../../vital-kinds.ts'
import { zScore, type Lms } from './lms.ts'
import { whoGrowth } from './who-growth-lms.ts'

/** What WHO has curves of, by age. */
export type GrowthIndicator = keyof typeof whoGrowth
export type GrowthSex = 'female' | 'male'

type Row = Lms & { readonly day: number }

const read = (text: string): readonly Row[] =>
  text.split(' ').map((row) => {
    const [day = 0, l = 0, m = 0, s = 0] = row.split(':').map(Number)
    return { day, l, m, s }
  })

const tables = Object.fromEntries(
  Object.entries(whoGrowth).map(([indicator, { female, male }]) => [
    indicator,
    { female: read(female), male: read(male) },
  ]),
)

/** The rows of an indicator, by age in days. */
export const growthRows = (indicator: GrowthIndicator, sex: GrowthSex): readonly Row[] =>
  tables[indicator]?.[sex] ?? []

/** What is usual on a day of life, between two rows in proportion; undefined beyond what WHO has. */
export function lmsAt(indicator: GrowthIndicator, sex: GrowthSex, day: number): Lms | undefined {
  const rows = growthRows(indicator, sex)
  const next = rows.findIndex((row) => row.day >= day)
  const above = rows[next]
  const below = rows[Math.max(0, next - 1)]
  if (above === undefined || below === undefined || day < 0) {
    return undefined
  }
  const share = above.day === below.day ? 0 : (day - below.day) / (above.day - below.day)
  const between = (from: number, to: number) => from + share * (to - from)
  return { l: between(below.l, above.l), m: between(below.m, above.m), s: between(below.s, above.s) }
}

/** From this day on WHO measures standing, and before it lying. */
export const standsFromDay = 731
/** Standing, a child is so many centimetres shorter. */
const shorterStanding = 0.7

/** A height as the curve of the age has it: measured the other way, it is put right. */
export function heightForCurve(height: number, circumstance: Circumstance | null, day: number): number {
  if (circumstance === 'standing-up' && day < standsFromDay) return height + shorterStanding
  if (circumstance === 'lying-down' && day >= standsFromDay) return height - shorterStanding
  return height
}

const restricted: ReadonlySet<GrowthIndicator> = new Set(['weight', 'body-mass-index'])

/** How far a child is from the median of its age and sex, in standard deviations; undefined where WHO has no curve. */
export function growthZ(
  indicator: GrowthIndicator,
  value: number,
  { sex, day, circumstance = null }: { sex: GrowthSex; day: number; circumstance?: Circumstance | null },
): number | undefined {
  const lms = lmsAt(indicator, sex, day)
  const measured = indicator === 'height' ? heightForCurve(value, circumstance, day) : value
  return lms && zScore(measured, lms, restricted.has(indicator))
}

/** The day of life; undefined where the birth is not known to the day, or was later. */
export function dayOfLife(birthDate: string | null, at: Date, timeZone: string): number | undefined {
  const born = birthDate === null ? undefined : parsePartialDate(birthDate)
  if (born?.precision !== 'day') {
    return undefined
  }
  const then = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate()
  const { days } = Temporal.PlainDate.from(born.text).until(then, { largestUnit: 'days' })
  return days < 0 ? undefined : days
}

/** For whom WHO has curves. */
export const growthSexOf = (sex: string): GrowthSex | undefined =>
  sex === 'female' || sex === 'male' ? sex : undefined

/** Kilograms over the square of metres. */
export const bodyMassIndex = (weightKg: number, heightCm: number): number => weightKg / (heightCm / 100) ** 2
