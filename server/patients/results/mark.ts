import type { ResultMark } from '../../result-kinds.ts'
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

/**
 * What a result is marked as: what the laboratory says, unless the number lies outside of the range that came with it and the
 * laboratory calls it usual. The side is taken from the range where the laboratory only says that it is not usual.
 */
export function markOf(measured: Measured & Pick<ResultContent, 'reported'>): ResultMark | null {
  const { reported } = measured
  const reckoned = againstRange(measured)
  if (reported === null || reckoned === null || reckoned === 'usual') {
    return reported ?? reckoned
  }
  if (reported === 'abnormal') {
    return reckoned
  }
  if (reported === 'critical') {
    return `critical-${reckoned === 'low' ? 'low' : 'high'}`
  }
  return gravity[reported] >= gravity[reckoned] ? reported : reckoned
}
