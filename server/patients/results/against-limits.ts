import type { ShownTestLimits } from '../../../views/patients/results/result.ts'
import { commonTestOf, type CommonTestCode } from '../../common-tests.ts'
import { resultMarks, type ResultMark } from '../../result-kinds.ts'
import { printedUnit } from '../../units.ts'
import { against, atEvery, type MonthsOfLife } from '../vital-signs/interpret.ts'
import type { ResultContent } from './result-content.ts'
import { otherUnits, plausibleResults } from './plausible-results.ts'
import { testLimits, type TestLimits } from './test-limits.ts'

type Measured = Pick<ResultContent, 'loinc' | 'sort' | 'value' | 'comparator' | 'ucum'>

/** Of whom a result is, as far as limits ask. */
export type Person = {
  /** Undefined where the birth is not known. */
  readonly months: MonthsOfLife | undefined
  readonly sex: string
}

/** How many of the unit of a result are one of the unit of the limits; undefined where it cannot be told. */
function factorOf(loinc: CommonTestCode, ucum: string | null): number | undefined {
  return ucum === commonTestOf(loinc)?.ucum ? 1 : ucum === null ? undefined : otherUnits[loinc]?.[ucum]
}

/** Between what numbers, in the unit of a result, it must lie; undefined where it does. */
export function outsideOfPlausible({
  loinc,
  sort,
  value,
  ucum,
}: Omit<Measured, 'comparator'>): { from: number; to: number; unit: string } | undefined {
  const test = commonTestOf(loinc)
  const plausible = test === undefined ? undefined : plausibleResults[test.loinc]
  const factor = test === undefined ? undefined : factorOf(test.loinc, ucum)
  if (sort !== 'number' || value === null || plausible === undefined || factor === undefined) {
    return undefined
  }
  const [from, to] = plausible.map((bound) => Number((bound * factor).toPrecision(3)))
  return from === undefined || to === undefined || (Number(value) >= from && Number(value) <= to)
    ? undefined
    : { from, to, unit: ucum === null ? '' : printedUnit(ucum) }
}

/** The months of life of each stretch that has limits of its own, among those that somebody may be in. */
const stretchesOf = (rows: readonly TestLimits[], { least, most }: MonthsOfLife): readonly number[] => [
  least,
  ...new Set(rows.map(({ months: [from] }) => from).filter((from) => from > least && from <= most)),
]

const anyAge: MonthsOfLife = { least: 0, most: Number.POSITIVE_INFINITY }
const sexes = ['female', 'male'] as const

/** The rows that may hold for somebody: of an age and a sex that are not known they are several, or undefined for those of whom nothing is known. */
function rowsFor(loinc: CommonTestCode, { months, sex }: Person): readonly (TestLimits | undefined)[] {
  const rows = testLimits.filter((row) => row.loinc === loinc)
  const known = sexes.filter((one) => one === sex)
  return stretchesOf(rows, months ?? anyAge).flatMap((month) =>
    (known.length === 0 ? sexes : known).map((one) =>
      rows.find(
        (row) =>
          row.months[0] <= month &&
          (row.months[1] === null || month < row.months[1]) &&
          (row.sex === null || row.sex === one),
      ),
    ),
  )
}

/** How many of the unit of a result are one of the unit in which limits stand; undefined where it cannot be told. */
const factorOfResult = ({ loinc, ucum }: Pick<Measured, 'loinc' | 'ucum'>): number | undefined => {
  const test = commonTestOf(loinc)
  return test === undefined ? undefined : factorOf(test.loinc, ucum)
}

const isSure = (mark: ResultMark | null, comparator: Measured['comparator']): boolean =>
  comparator === null ||
  mark === (comparator.startsWith('<') ? 'low' : 'high') ||
  mark === (comparator.startsWith('<') ? 'critical-low' : 'critical-high')

/**
 * Where a number stands against the limits for the age and the sex. Where these are not known it is what holds at every age and for
 * either sex that the patient may have; null where that differs, where nothing is known of the test, or of its unit. Of "<5" it is
 * said what is certain.
 */
export function againstLimits(measured: Measured, person: Person): ResultMark | null {
  const { loinc, sort, value, comparator } = measured
  const test = commonTestOf(loinc)
  const factor = factorOfResult(measured)
  if (test === undefined || factor === undefined || sort !== 'number' || value === null) {
    return null
  }
  const number = Number((Number(value) / factor).toPrecision(12))
  const says = rowsFor(test.loinc, person).map((row) => (row === undefined ? null : againstRow(number, row)))
  const mark = resultMarks.find((one) => one === atEvery(says)) ?? null
  return isSure(mark, comparator) ? mark : null
}

/** What these limits do not call low or high may be so all the same: that a number is usual is for the laboratory to say. */
function againstRow(number: number, row: TestLimits) {
  const stands = against(number, row)
  return stands === 'usual' ? null : stands
}

/**
 * The limits that hold for a number, in its own unit, for the page of one result; undefined of what is no number or no known test.
 */
export function shownLimits(measured: Measured, person: Person): ShownTestLimits | undefined {
  const test = commonTestOf(measured.loinc)
  if (test === undefined || measured.sort !== 'number') {
    return undefined
  }
  const factor = factorOfResult(measured)
  if (factor === undefined) {
    return { known: 'not-this-unit' }
  }
  const [row, ...others] = new Set(rowsFor(test.loinc, person))
  if (row === undefined || others.length > 0) {
    return { known: 'none' }
  }
  const inUnit = (bounds: TestLimits['usual']) =>
    bounds.map((bound) => (bound === null ? null : Number((bound * factor).toPrecision(4))))
  const [[usualLow = null, usualHigh = null], [criticalLow = null, criticalHigh = null]] = [
    inUnit(row.usual),
    inUnit(row.critical),
  ]
  const unit = measured.ucum === null ? '' : printedUnit(measured.ucum)
  return { known: 'yes', unit, usualLow, usualHigh, criticalLow, criticalHigh, source: row.source }
}
