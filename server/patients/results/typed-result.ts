import type { Comparator } from '../../result-kinds.ts'
import { printedUnit, ucumOf } from '../../units.ts'
import type { CommonTest } from '../../common-tests.ts'
import type { ResultContent } from './result-content.ts'

type Value = Pick<ResultContent, 'sort' | 'value' | 'comparator'>

const signs: Readonly<Record<string, Comparator>> = {
  '<': '<',
  '<=': '<=',
  '=<': '<=',
  '≤': '<=',
  '>': '>',
  '>=': '>=',
  '=>': '>=',
  '≥': '>=',
}

const number = String.raw`-?\d{1,12}(?:[.,]\d{1,9})?`
const numberAlone = new RegExp(`^(<=?|=<|≤|>=?|=>|≥)?\\s*(${number})$`)
const between = new RegExp(`^\\(?\\[?\\s*(${number})\\s*(?:-|–|—|to|\\.\\.)\\s*(${number})\\s*\\]?\\)?$`)
const oneSided = new RegExp(`^(<=?|≤|>=?|≥)\\s*(${number})$`)

/** “1,234” is one thousand and more to some, and one and a bit to others. */
const isAmbiguous = (text: string) =>
  /\d,\d{3}$/.test(text) || /\d,\d{3}\D/.test(text) || /\d,\d{3},/.test(text)

const plainNumber = (text: string) => text.replace(',', '.').replace(/^(-?)0+(?=\d)/, '$1')

/** A result as it is typed from paper: a number, one that is below or above what was measured, or words. */
export function typedValue(text: string): Value | 'ambiguous' {
  const [, sign = '', digits] = numberAlone.exec(text) ?? []
  if (isAmbiguous(text)) {
    return 'ambiguous'
  }
  return digits === undefined
    ? { sort: 'text', value: text, comparator: null }
    : { sort: 'number', value: plainNumber(digits), comparator: signs[sign] ?? null }
}

/** A result as it is typed again. */
export const valueAsTyped = ({ value, comparator }: Value): string => `${comparator ?? ''}${value ?? ''}`

/** A range as it is typed from paper: two numbers, one bound, or words, which are kept as they are. */
export function typedRange(
  text: string | null,
): Pick<ResultContent, 'low' | 'high' | 'range'> | 'ambiguous' | 'reversed' {
  if (text === null) {
    return { low: null, high: null, range: null }
  }
  if (isAmbiguous(text)) {
    return 'ambiguous'
  }
  const [, low, high] = between.exec(text) ?? []
  if (low !== undefined && high !== undefined) {
    const [from, to] = [plainNumber(low), plainNumber(high)]
    return Number(from) > Number(to) ? 'reversed' : { low: from, high: to, range: null }
  }
  const [, sign = '', bound] = oneSided.exec(text) ?? []
  if (bound === undefined) {
    return { low: null, high: null, range: text }
  }
  const comparator = signs[sign] ?? '<'
  const plain = plainNumber(bound)
  return {
    low: comparator.startsWith('>') ? plain : null,
    high: comparator.startsWith('<') ? plain : null,
    range: `${comparator}${plain}`,
  }
}

/** A range as it is typed again; null where none was given. */
export const rangeAsTyped = ({
  low,
  high,
  range,
}: Pick<ResultContent, 'low' | 'high' | 'range'>): string | null =>
  range ??
  (low !== null && high !== null
    ? `${low}-${high}`
    : low !== null
      ? `>=${low}`
      : high === null
        ? null
        : `<=${high}`)

/** Whether the numbers of a test are printed without a unit. */
const isBare = (test: CommonTest | undefined) =>
  test === undefined || test.ucum === null || printedUnit(test.ucum) === ''

/** The unit that the number of a known test lacks, as it is usually printed; undefined where it lacks none. */
export const missingUnit = (
  test: CommonTest | undefined,
  { sort, unit }: Pick<ResultContent, 'sort' | 'unit'>,
): string | undefined =>
  sort === 'number' && unit === null && test !== undefined && test.ucum !== null && !isBare(test)
    ? printedUnit(test.ucum)
    : undefined

/**
 * The unit of a number, as it is typed. Nothing stands in for one that is missing, but of a test whose numbers are printed without:
 * a number in another unit than it was measured in is a false one.
 */
export function typedUnit(
  text: string | null,
  test: CommonTest | undefined,
  { sort }: Pick<Value, 'sort'>,
): Pick<ResultContent, 'unit' | 'ucum'> {
  if (text === null) {
    const ucum = sort === 'number' && isBare(test) ? (test?.ucum ?? null) : null
    return { unit: null, ucum }
  }
  const ucum = ucumOf(text)
  return { unit: ucum === null || printedUnit(ucum) === '' ? text : printedUnit(ucum), ucum }
}
