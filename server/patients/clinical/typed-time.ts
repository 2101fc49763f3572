import { ageOf, clinicalTimeAsStored, parseClinicalTime } from '../../clinical-time.ts'
import { extentOf, parsePartialDate } from '../../partial-date.ts'

/** When something began or ended, as it is stored: what can be read as a time, or else the words. */
export type TypedTime = { readonly time: string | null; readonly note: string | null }

const agePattern =
  /^(?:at )?(?:the )?(?:age )?(?:of )?(\d{1,5}) ?(years?|y|months?|weeks?|days?|hours?)?(?: old| of age)?$/iu
const units: Readonly<Record<string, string>> = { y: 'a', m: 'mo', w: 'wk', d: 'd', h: 'h' }

function typedAge(text: string): string | undefined {
  const [, count, unit = 'years'] = agePattern.exec(text) ?? []
  const isAge = /age|old/iu.test(text) || /[a-z]/iu.test(text)
  return count === undefined || !isAge
    ? undefined
    : ageOf(Number(count), units[unit.charAt(0).toLowerCase()] ?? '')
}

/**
 * Reads what people type for the time of something: `2015`, `2015-03`, `2015-03-02`, "age 9", "9 years"; whatever else it
 * is stays as their words.
 */
export function readTypedTime(text: string | null): TypedTime {
  if (text === null) {
    return { time: null, note: null }
  }
  const read = parseClinicalTime(text)
  const time = read === undefined ? typedAge(text) : clinicalTimeAsStored(read)
  return time === undefined ? { time: null, note: text } : { time, note: null }
}

/** What the field shows for a time that is stored. */
export const timeAsTyped = (time: string | null, note: string | null): string => note ?? time ?? ''

/** Whether a stored time is a date that has not begun yet. */
export function isInTheFuture({ time }: TypedTime, now: Date, timeZone: string): boolean {
  const date = time === null ? undefined : parsePartialDate(time)
  return date !== undefined && extentOf(date, timeZone).from > now
}

/** Whether a stored time is a date of a year in which nobody lived who is in a record: 202 for 2002, say. */
export function isTooLongAgo({ time }: TypedTime): boolean {
  const date = time === null ? undefined : parsePartialDate(time)
  return date !== undefined && date.text < '1880'
}

/** Whether the second is certainly before the first; what is no date is not compared. */
export function endsBeforeItBegins(began: TypedTime, ended: TypedTime, timeZone: string): boolean {
  const [first, last] = [began, ended].map(({ time }) => (time === null ? undefined : parsePartialDate(time)))
  return (
    first !== undefined && last !== undefined && extentOf(last, timeZone).to < extentOf(first, timeZone).from
  )
}
