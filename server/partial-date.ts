import { LRUCache } from 'lru-cache'
import { Temporal } from 'temporal-polyfill'

// After FHIR's date and dateTime (https://hl7.org/fhir/R4/datatypes.html#dateTime): a year, a month, a day, or an instant
// with its offset. Nothing is filled in: what is stored is what was said.

export type Precision = 'year' | 'month' | 'day' | 'instant'

/** A date as precise as it is known; `text` is what is stored. */
export type PartialDate = { readonly precision: Precision; readonly text: string }

const shape = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(T\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d))?)?)?$/

function exists(text: string, precision: Precision): boolean {
  try {
    if (precision === 'instant') {
      // Temporal would take a second 60 for the one before it.
      return !/T\d\d:\d\d:60/.test(text) && Temporal.Instant.from(text) instanceof Temporal.Instant
    }
    const first = `${text}-01-01`.slice(0, 'YYYY-MM-DD'.length)
    return Temporal.PlainDate.from(first, { overflow: 'reject' }) instanceof Temporal.PlainDate
  } catch {
    return false
  }
}

function read(text: string): PartialDate | undefined {
  const parts = shape.exec(text)
  if (parts === null || parts[1] === '0000') {
    return undefined
  }
  const [, , month, day, time] = parts
  const precision =
    time !== undefined ? 'instant' : day !== undefined ? 'day' : month !== undefined ? 'month' : 'year'
  return exists(text, precision) ? { precision, text } : undefined
}

/** What was read lately: the same days stand on one page after the other, and asking the calendar is dear. */
const lately = new LRUCache<string, PartialDate>({ max: 2_000 })

/**
 * Reads `2015`, `2015-03`, `2015-03-02` or `2015-03-02T10:20:30+02:00`; undefined for whatever is none of these, and for
 * days that no calendar has.
 */
export function parsePartialDate(text: string): PartialDate | undefined {
  const known = lately.get(text)
  if (known !== undefined) {
    return known
  }
  const date = read(text)
  if (date !== undefined) {
    lately.set(text, date)
  }
  return date
}

/** A moment as a partial date of the greatest precision. */
export const partialDateOf = (at: Date): PartialDate => ({ precision: 'instant', text: at.toISOString() })

const lengths = { day: { days: 1 }, month: { months: 1 }, year: { years: 1 } } as const

/**
 * The time that a date covers in a zone: from its first moment to the one after its last; of an instant both are the same.
 */
export function extentOf({ precision, text }: PartialDate, timeZone: string): { from: Date; to: Date } {
  if (precision === 'instant') {
    const at = new Date(Date.parse(text))
    return { from: at, to: at }
  }
  const first = Temporal.PlainDate.from(`${text}-01-01`.slice(0, 'YYYY-MM-DD'.length))
  const moment = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime(timeZone).epochMilliseconds)
  return { from: moment(first), to: moment(first.add(lengths[precision])) }
}

/** Orders by the first moment; where that is the same, the more precise comes first. Negative, zero or positive. */
export function comparePartialDates(one: PartialDate, other: PartialDate, timeZone: string): number {
  const [a, b] = [extentOf(one, timeZone), extentOf(other, timeZone)]
  return a.from.getTime() - b.from.getTime() || a.to.getTime() - b.to.getTime()
}

/** Whether a date lies after another however both are completed: 2015 is not certainly after 2015-03. */
export function isCertainlyAfter(one: PartialDate, other: PartialDate, timeZone: string): boolean {
  const [a, b] = [extentOf(one, timeZone), extentOf(other, timeZone)]
  return other.precision === 'instant' ? a.from > b.from : a.from >= b.to
}
