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

const gravity: Readonly<Record<Interpretation, number>> = {
  usual: 0,
  low: 1,
  high: 1,
  'critical-low': 2,
  'critical-high': 2,
}

/**
 * What a vital sign means at an age: of a blood pressure the graver of its two numbers; null where no range is known for that age.
 * @param months undefined where the birth is not known
 */
export function interpret(
  kind: VitalKind,
  { value, diastolic, circumstance }: Measured,
  months: MonthsOfLife | undefined,
): Interpretation | null {
  const numbers = [
    [limitsFor(kind, months, circumstance), value],
    ...(diastolic === null ? [] : [[limitsFor('diastolic', months), diastolic] as const]),
  ] as const
  const found = numbers.flatMap(([limits, number]) =>
    limits === undefined ? [] : [against(Number(number), limits)],
  )
  return found.toSorted((one, other) => gravity[other] - gravity[one])[0] ?? null
}

/** Whether somebody must see it. */
export const isCritical = (interpretation: Interpretation | null): boolean =>
  interpretation === 'critical-low' || interpretation === 'critical-high'
