import type { Circumstance, LimitsSource, VitalKind } from '../../vital-kinds.ts'

/** From what a number is out of the usual, and from what it is critical, for an age. A bound that is null is none. */
export type Limits = {
  readonly of: VitalKind | 'diastolic'
  /** Completed months of life: the first that it holds for, and the first that it does not; null for ever. */
  readonly months: readonly [from: number, before: number | null]
  /** Where it holds only for what was measured so. */
  readonly when?: Circumstance
  /** The lowest and the highest that are usual. */
  readonly usual: readonly [low: number | null, high: number | null]
  /** The highest that is critically low, and the lowest that is critically high. */
  readonly critical: readonly [low: number | null, high: number | null]
  readonly source: LimitsSource
}

/** Completed months. */
const years = (count: number) => count * 12
const grown = years(16)

type Row = readonly [
  of: Limits['of'],
  months: Limits['months'],
  usual: Limits['usual'],
  critical: Limits['critical'],
  source: LimitsSource,
  when?: Circumstance,
]

/** PALS: from one year to ten, hypotension is a systolic pressure below 70 and twice the years of age. */
const pressureOfYears = (from: number, before: number, usual: Limits['usual']): readonly Row[] =>
  Array.from({ length: before - from }, (_none, place) => {
    const age = from + place
    return ['blood-pressure', [years(age), years(age + 1)], usual, [69 + 2 * age, null], 'pals-2020-pressure']
  })

const rows: readonly Row[] = [
  ['respiration', [grown, null], [12, 20], [8, 25], 'news2'],
  ['respiration', [years(12), grown], [12, 20], [9, 61], 'pals-2020-rate'],
  ['respiration', [years(6), years(12)], [18, 25], [9, 61], 'pals-2020-rate'],
  ['respiration', [years(3), years(6)], [20, 28], [9, 61], 'pals-2020-rate'],
  ['respiration', [years(1), years(3)], [22, 37], [9, 61], 'pals-2020-rate'],
  ['respiration', [2, years(1)], [30, 53], [9, 61], 'pals-2020-rate'],
  ['respiration', [0, 2], [30, 59], [9, 61], 'who-imci-2014-rate'],
  ['oxygen-saturation', [grown, null], [96, 100], [91, null], 'news2'],
  ['oxygen-saturation', [0, grown], [94, 100], [89, null], 'who-oxygen-2013'],
  ['pulse', [grown, null], [51, 90], [40, 131], 'news2'],
  ['pulse', [years(12), grown], [60, 100], [49, 180], 'pals-2020-pulse-12'],
  ['pulse', [years(6), years(12)], [75, 118], [59, 180], 'pals-2020-pulse'],
  ['pulse', [years(3), years(6)], [80, 120], [59, 180], 'pals-2020-pulse'],
  ['pulse', [years(1), years(3)], [98, 140], [59, 180], 'pals-2020-pulse'],
  ['pulse', [1, years(1)], [100, 180], [59, 220], 'pals-2020-pulse'],
  ['pulse', [0, 1], [100, 205], [59, 220], 'pals-2020-pulse'],
  ['blood-pressure', [grown, null], [111, 139], [90, 181], 'esc-2018'],
  ['blood-pressure', [years(13), grown], [110, 131], [89, 181], 'aap-2017'],
  ['blood-pressure', [years(12), years(13)], [110, 131], [89, null], 'pals-2020-pressure'],
  ['blood-pressure', [years(10), years(12)], [102, 120], [89, null], 'pals-2020-pressure'],
  ...pressureOfYears(6, 10, [97, 115]),
  ...pressureOfYears(3, 6, [89, 112]),
  ...pressureOfYears(1, 3, [86, 106]),
  ['blood-pressure', [1, years(1)], [72, 104], [69, null], 'pals-2020-pressure'],
  ['blood-pressure', [0, 1], [67, 84], [59, null], 'pals-2020-pressure'],
  ['diastolic', [grown, null], [60, 89], [null, 121], 'acc-aha-2017'],
  ['diastolic', [years(13), grown], [64, 83], [null, 121], 'aap-2017'],
  ['diastolic', [years(12), years(13)], [64, 83], [null, null], 'pals-2020'],
  ['diastolic', [years(10), years(12)], [61, 80], [null, null], 'pals-2020'],
  ['diastolic', [years(6), years(10)], [57, 76], [null, null], 'pals-2020'],
  ['diastolic', [years(3), years(6)], [46, 72], [null, null], 'pals-2020'],
  ['diastolic', [years(1), years(3)], [42, 63], [null, null], 'pals-2020'],
  ['diastolic', [1, years(1)], [37, 56], [null, null], 'pals-2020'],
  ['diastolic', [0, 1], [35, 53], [null, null], 'pals-2020'],
  ['temperature', [grown, null], [36.1, 38], [35, 41.5], 'news2-temperature'],
  ['temperature', [years(5), grown], [36, 37.9], [34.9, 41.5], 'nice-ng143-older'],
  ['temperature', [3, years(5)], [36, 37.9], [34.9, 41.5], 'nice-ng143'],
  ['temperature', [0, 3], [36.5, 37.5], [35.4, 38], 'who-imci-2014'],
  ['glucose', [1, null], [3.9, 6], [2.9, 30], 'ihsg-2017', 'fasting'],
  ['glucose', [1, null], [3.9, 11], [2.9, 30], 'ihsg-2017'],
  ['glucose', [0, 1], [2.6, 8], [1.9, 12], 'bapm-2017'],
]

/** What holds for everybody; for an age that no row covers there is no range. Of two that hold the first counts. */
export const usualLimits: readonly Limits[] = rows.map(([of, months, usual, critical, source, when]) => ({
  of,
  months,
  usual,
  critical,
  source,
  ...(when === undefined ? {} : { when }),
}))
