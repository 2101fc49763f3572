import { isCriticalMark, type ResultMark } from '../../result-kinds.ts'
import { againstLimits, type Person } from './against-limits.ts'
import type { ResultContent } from './result-content.ts'

type Measured = Pick<ResultContent, 'sort' | 'value' | 'comparator' | 'low' | 'high' | 'range'>

/** Whether the bound itself is outside: “<5” calls 5 high, “3–5” does not. */
const isOutside = (range: string | null, sign: '<' | '>') =>
  range !== null && range.startsWith(sign) && !/^[<>]=/.test(range)

/**
 * Where a number stands against the range that the laboratory gave with it; null where that cannot be told. Of “<5” it is known
 * that it is low where the range begins above; of “<50” nothing, where the range is 10 to 40.
 */
export function againstRange({ sort, value, comparator, low, high, range }: Measured): ResultMark | null {
  if (sort !== 'number' || value === null || (low === null && high === null)) {
    return null
  }
  const number = Number(value)
  const atMost = comparator === '<' || comparator === '<='
  const atLeast = comparator === '>' || comparator === '>='
  const isLow = (bound: number) =>
    number < bound || (number === bound && (comparator === '<' || isOutside(range, '>')))
  const isHigh = (bound: number) =>
    number > bound || (number === bound && (comparator === '>' || isOutside(range, '<')))
  if (!atLeast && low !== null && isLow(Number(low))) return 'low'
  if (!atMost && high !== null && isHigh(Number(high))) return 'high'
  const maybeLow = atMost && low !== null
  const maybeHigh = atLeast && high !== null
  const notLow = low === null || !isLow(Number(low))
  const notHigh = high === null || !isHigh(Number(high))
  return maybeLow || maybeHigh || !notLow || !notHigh ? null : 'usual'
}

const gravity: Readonly<Record<ResultMark, number>> = {
  usual: 0,
  low: 1,
  high: 1,
  abnormal: 1,
  'critical-low': 2,
  'critical-high': 2,
  critical: 2,
}

/** Two that are about the same: the graver of them, the first where they are as grave. */
const graver = (one: Marked, other: Marked): Marked =>
  one.mark === null ? other : other.mark === null || gravity[one.mark] >= gravity[other.mark] ? one : other

/** What a result is marked as, and by whom. */
export type Marked = Pick<ResultContent, 'mark' | 'markedBy'>

/** What the laboratory says, unless the number lies outside of the range that came with it and it is called usual. */
function byReport({ reported, ...measured }: Measured & Pick<ResultContent, 'reported'>): Marked {
  const reckoned = againstRange(measured)
  const byRange: Marked = { mark: reckoned, markedBy: reckoned === null ? null : 'range' }
  if (reported === null) {
    return byRange
  }
  const side = reckoned === 'low' || reckoned === 'high' ? reckoned : undefined
  if (side !== undefined && (reported === 'abnormal' || reported === 'critical')) {
    // The laboratory says that it is not usual, and its range on which side.
    return { mark: reported === 'abnormal' ? side : `critical-${side}`, markedBy: 'laboratory' }
  }
  return graver({ mark: reported, markedBy: 'laboratory' }, byRange)
}

/**
 * What a result is marked as: the gravest of what the laboratory says, what the range says that came with it, and what the limits
 * of MedGuard say for the age and the sex. What the laboratory says stays beside it, as it said it.
 */
export function markOf(
  measured: Measured & Pick<ResultContent, 'reported' | 'loinc' | 'ucum'>,
  person: Person,
): Marked {
  const said = byReport(measured)
  const limits = againstLimits(measured, person)
  const isKnown = limits === null || (said.mark !== null && !isCriticalMark(limits))
  // Its own range goes before limits for everybody; what is critical for everybody stands.
  return isKnown ? said : graver(said, { mark: limits, markedBy: 'limits' })
}
