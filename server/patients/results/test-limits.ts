import type { CommonTestCode } from '../../common-tests.ts'
import type { TestLimitsSource } from '../../result-kinds.ts'

/** From what a number of a test is not usual, and from what it is critical. A bound that is null is none. */
export type TestLimits = {
  readonly loinc: CommonTestCode
  /** Completed months of life: the first that it holds for, and the first that it does not; null for ever. */
  readonly months: readonly [from: number, before: number | null]
  /** Where it holds for one sex only. */
  readonly sex: 'female' | 'male' | null
  /** The lowest and the highest that are usual: read where the laboratory gave no range. */
  readonly usual: readonly [low: number | null, high: number | null]
  /** The highest that is critically low, and the lowest that is critically high. */
  readonly critical: readonly [low: number | null, high: number | null]
  readonly source: TestLimitsSource
}

type Bounds = TestLimits['usual']
type Row = readonly [
  loinc: CommonTestCode,
  months: TestLimits['months'],
  usual: Bounds,
  critical: Bounds,
  source: TestLimitsSource,
  sex?: 'female' | 'male',
]

const years = (count: number) => count * 12
const always = [0, null] as const
const grown = [years(16), null] as const
const young = [0, years(16)] as const
const none: Bounds = [null, null]

/** In the unit of `common-tests.ts`. Each is to be reviewed by the laboratory and the clinicians of a facility (docs/decisions/0123). */
const rows: readonly Row[] = [
  ['2951-2', grown, none, [120, 155], 'rcpath-2017'],
  ['2951-2', young, none, [130, 155], 'rcpath-2017'],
  ['2823-3', always, none, [2.5, 6.5], 'rcpath-2017'],
  ['1963-8', always, none, [10, null], 'rcpath-2017'],
  ['22664-7', grown, none, [null, 30], 'rcpath-2017'],
  ['22664-7', young, none, [null, 10], 'rcpath-2017'],
  ['14682-9', grown, none, [null, 354], 'rcpath-2017'],
  ['14682-9', young, none, [null, 200], 'rcpath-2017'],
  ['2000-8', always, none, [1.8, 3.5], 'rcpath-2017'],
  ['2601-3', always, none, [0.4, null], 'rcpath-2017'],
  ['14879-1', always, none, [0.3, null], 'rcpath-2017'],
  ['2157-6', always, none, [null, 5000], 'rcpath-2017'],
  ['1988-5', always, none, [null, 300], 'rcpath-2017'],
  ['14749-6', grown, none, [2.5, 25], 'rcpath-2017'],
  ['14749-6', [1, years(16)], none, [2.5, 15], 'rcpath-2017'],
  ['14749-6', [0, 1], none, [1.9, 15], 'bapm-2017-low'],
  ['14771-0', grown, [null, 6], [2.5, 25], 'rcpath-2017-fasting'],
  ['14771-0', [1, years(16)], [null, 6], [2.5, 15], 'rcpath-2017-fasting'],
  ['14771-0', [0, 1], none, [1.9, 15], 'bapm-2017-low'],
  ['777-3', always, none, [30, 1000], 'rcpath-2017-count'],
  ['751-8', always, none, [0.5, null], 'rcpath-2017'],
  ['6301-6', always, none, [null, 6.5], 'rcpath-2017'],
  ['718-7', [1, 6], none, [7, 20], 'who-anaemia-2011'],
  ['718-7', [6, years(5)], [11, null], [7, 20], 'who-anaemia-2011'],
  ['718-7', [years(5), years(12)], [11.5, null], [7, 20], 'who-anaemia-2011'],
  ['718-7', [years(12), years(15)], [12, null], [7, 20], 'who-anaemia-2011'],
  ['718-7', [years(15), null], [12, null], [7, 20], 'who-anaemia-2011', 'female'],
  ['718-7', [years(15), null], [13, null], [7, 20], 'who-anaemia-2011', 'male'],
  ['718-7', [0, 1], none, [10, null], 'newborn-anaemia'],
  ['4548-4', always, [null, 6.4], none, 'who-hba1c-2011'],
  ['24467-3', [years(5), null], [200, null], none, 'who-advanced-hiv-2017'],
  ['2524-7', always, none, [null, 4], 'surviving-sepsis-2021'],
  ['2744-1', always, none, [7.2, 7.6], 'tietz'],
]

/** What holds for everybody of an age and a sex; of a test that has no row nothing is known. */
export const testLimits: readonly TestLimits[] = rows.map(
  ([loinc, months, usual, critical, source, sex = null]) => ({ loinc, months, usual, critical, source, sex }),
)
