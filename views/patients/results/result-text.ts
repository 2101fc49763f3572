import { commonTestOf } from '../../../server/common-tests.ts'
import { parsePartialDate } from '../../../server/partial-date.ts'
import type { ResultMark } from '../../../server/result-kinds.ts'
import type { TimeFormat } from '../../format.ts'
import { partialDateText } from '../../words/partial-date-text.ts'
import type { Words } from '../../words/words.ts'
import type { ShownResult } from './result.ts'

/** What a test is called: in the reader’s language where it is known, otherwise as it was written. */
export function testName(
  { say }: Pick<Words, 'say'>,
  { test, loinc }: Pick<ShownResult, 'test' | 'loinc'>,
): string {
  const known = commonTestOf(loinc)
  return known === undefined ? test : say(`results.test.${known.loinc}`)
}

/** What a test is, in plain words; null where that is not known. */
export function plainWords(
  { say }: Pick<Words, 'say'>,
  { loinc }: Pick<ShownResult, 'loinc'>,
): string | null {
  const known = commonTestOf(loinc)
  return known === undefined ? null : say(`results.plain.${known.loinc}`)
}

const signs: Readonly<Record<string, string>> = { '<': '<', '<=': '≤', '>=': '≥', '>': '>' }

/** “5.4 mmol/L”, “<0.5 ng/L”, “Positive”; that there is none, where it was cancelled. */
export function valueText(
  { say }: Pick<Words, 'say'>,
  { value, comparator, unit, sort }: Pick<ShownResult, 'value' | 'comparator' | 'unit' | 'sort'>,
): string {
  if (value === null || sort === 'absent') {
    return value ?? say('results.not-done')
  }
  const number = `${comparator === null ? '' : signs[comparator]}${value}`
  return unit === null ? number : say('results.value-with-unit', { value: number, unit })
}

/** The range as the laboratory reported it; null where it gave none. */
export const rangeOf = ({ low, high, range }: Pick<ShownResult, 'low' | 'high' | 'range'>): string | null => {
  if (range !== null) return range.replace(/^<=/, '≤').replace(/^>=/, '≥')
  if (low !== null && high !== null) return `${low}–${high}`
  return low === null ? (high === null ? null : `≤${high}`) : `≥${low}`
}

/** When it was collected, as precisely as that is known. */
export function collectedText(
  words: Words,
  { collectedAt, collectedOn }: Pick<ShownResult, 'collectedAt' | 'collectedOn'>,
  time: TimeFormat,
): string {
  return collectedOn === null ? time.dateTime(collectedAt) : saidDate(words, collectedOn, time)
}

/** A date as precise as it is known; as it stands where it is none. */
export function saidDate(words: Words, text: string, time: TimeFormat): string {
  const date = parsePartialDate(text)
  return date === undefined ? text : partialDateText(words, date, (at) => time.dateTime(at))
}

/** What a result is marked as, in words. */
export const markText = ({ say }: Pick<Words, 'say'>, mark: ResultMark): string => say(`results.mark.${mark}`)
