import { Temporal } from 'temporal-polyfill'
import { extentOf, parsePartialDate } from '../../partial-date.ts'
import type { Circumstance, Interpretation, VitalKind } from '../../vital-kinds.ts'
import { usualLimits, type Limits } from './usual-limits.ts'

/** Completed months of life, from the fewest that they can be to the most: of a birth that is not known to the day they are many. */
export type MonthsOfLife = { readonly least: number; readonly most: number }

/** @returns undefined where the birth is not known, or is after the moment */
export function monthsOfLife(birthDate: string | null, at: Date, timeZone: string): MonthsOfLife | undefined {
  const born = birthDate === null ? undefined : parsePartialDate(birthDate)
  if (born === undefined) {
    return undefined
  }
  const { from, to } = extentOf(born, timeZone)
  const dayOf = (moment: Date) =>
    Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone).toPlainDate()
  const then = dayOf(at)
  const since = (day: Temporal.PlainDate) => day.until(then, { largestUnit: 'months' }).months
  const most = since(dayOf(from))
  const least = since(dayOf(new Date(to.getTime() - 1)))
  return most < 0 || dayOf(from).until(then).days < 0 ? undefined : { least: Math.max(0, least), most }
}

const covers = ({ months: [from, before] }: Limits, { least, most }: MonthsOfLife) =>
  least >= from && (before === null || most < before)

/** The limits that hold for an age; undefined where there are none. Those for how it was measured go before others. */
export const limitsFor = (
  of: Limits['of'],
  months: MonthsOfLife | undefined,
  circumstance: Circumstance | null = null,
): Limits | undefined =>
  months === undefined
    ? undefined
    : usualLimits.find(
        (limits) =>
          limits.of === of &&
          covers(limits, months) &&
          (limits.when === undefined || limits.when === circumstance),
      )

/** Where a number stands. */
export function against(
  value: number,
  { usual: [low, high], critical: [criticalLow, criticalHigh] }: Pick<Limits, 'usual' | 'critical'>,
): Interpretation {
  if (criticalLow !== null && value <= criticalLow) return 'critical-low'
  if (criticalHigh !== null && value >= criticalHigh) return 'critical-high'
  if (low !== null && value < low) return 'low'
  if (high !== null && value > high) return 'high'
  return 'usual'
}

/** The numbers of a vital sign, and how they were taken. */
type Measured = {
  readonly value: string
  readonly diastolic: string | null
  readonly circumstance: Circumstance | null
}

/** Every age of a life, where nothing is known of a birth. */
const anyAge: MonthsOfLife = { least: 0, most: Number.POSITIVE_INFINITY }

/** A month of each stretch of life that has limits of its own, among those that somebody may be in. */
const stretchesOf = ({ least, most }: MonthsOfLife): readonly number[] => [
  least,
  ...new Set(usualLimits.map(({ months: [from] }) => from).filter((from) => from > least && from <= most)),
]

const gravity: Readonly<Record<Interpretation, number>> = {
  usual: 0,
  low: 1,
  high: 1,
  'critical-low': 2,
  'critical-high': 2,
}

/** At one age: of a blood pressure the graver of its two numbers; null where no range is known. */
function interpretAt(
  kind: VitalKind,
  { value, diastolic, circumstance }: Measured,
  month: number,
): Interpretation | null {
  const months = { least: month, most: month }
  const numbers = [
    [limitsFor(kind, months, circumstance), value],
    ...(diastolic === null ? [] : [[limitsFor('diastolic', months), diastolic] as const]),
  ] as const
  const found = numbers.flatMap(([limits, number]) =>
    limits === undefined ? [] : [against(Number(number), limits)],
  )
  return found.toSorted((one, other) => gravity[other] - gravity[one])[0] ?? null
}

/** What holds of several ages: no more than each of them says; null where one calls usual, or low, what another calls high. */
export function atEvery(says: readonly (Interpretation | null)[]): Interpretation | null {
  const [first = null] = says.toSorted((one, other) => weight(one) - weight(other))
  if (first === null) {
    return null
  }
  const side = sideOf(first)
  return says.every((one) => one !== null && sideOf(one) === side) ? first : null
}

const weight = (one: Interpretation | null) => (one === null ? -1 : gravity[one])
const sideOf = (one: Interpretation) => one.replace('critical-', '')

/**
 * What a vital sign means at an age. Of an age that is not known well enough it is what holds at every age that the patient may
 * have, so that what is critical for everybody is critical; null where the ages differ, or no range is known.
 * @param months undefined where the birth is not known
 */
export const interpret = (
  kind: VitalKind,
  measured: Measured,
  months: MonthsOfLife | undefined,
): Interpretation | null =>
  atEvery(stretchesOf(months ?? anyAge).map((month) => interpretAt(kind, measured, month)))

/** Whether an age is known well enough for one range of a kind; where the kind has none, no age is too little. */
export const isAgeEnough = (kind: VitalKind, months: MonthsOfLife | undefined): boolean =>
  !usualLimits.some(({ of }) => of === kind) || limitsFor(kind, months) !== undefined

/** Whether somebody must see it. */
export const isCritical = (interpretation: Interpretation | null): boolean =>
  interpretation === 'critical-low' || interpretation === 'critical-high'
