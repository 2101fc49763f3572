import { dateTimeFormat } from '../../../date-time-format.ts'
import { sourceLanguage } from '../../../../views/words/languages.ts'
import { partialDateText } from '../../../../views/words/partial-date-text.ts'
import { openWords } from '../../../../views/words/words.ts'
import { parsePartialDate } from '../../../partial-date.ts'

/** What an import writes into a record stays as it is written: its readers are not known yet. */
export const importWords = openWords(sourceLanguage, 'UTC')

/** Formatters are expensive to make, and there are few zones. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format = formats.get(timeZone) ?? dateTimeFormat(timeZone)
  formats.set(timeZone, format)
  return format
}

/**
 * A date of a resource in words, as precise as it is said: "Jun 2012", "2 Mar 2024"; as it stands where it is none.
 * @param timeZone the facility's, for one with a time of day
 */
export function saidDate(said: string, timeZone: string): string {
  const date = parsePartialDate(said)
  return date === undefined ? said : partialDateText(importWords, date, (at) => formatOf(timeZone).format(at))
}

/** The same within a sentence: "in Jun 2012", "on 2 Mar 2024". */
export function atSaidDate(said: string, timeZone: string): string {
  const precision = parsePartialDate(said)?.precision
  return `${precision === 'year' || precision === 'month' ? 'in' : 'on'} ${saidDate(said, timeZone)}`
}

/** The same of one that may not be said. */
export const saidDateOf = (said: string | undefined, timeZone: string): string | undefined =>
  said === undefined ? undefined : saidDate(said, timeZone)

type Period = { readonly start?: string | undefined; readonly end?: string | undefined }

/** "from 2 Mar 2024", "until 2019", "from 2018 until 2019"; undefined where neither is said. */
export function saidPeriod({ start, end }: Period = {}, timeZone: string): string | undefined {
  const parts = [
    start === undefined ? undefined : `from ${saidDate(start, timeZone)}`,
    end === undefined ? undefined : `until ${saidDate(end, timeZone)}`,
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.join(' ')
}
