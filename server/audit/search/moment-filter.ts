import { Temporal } from 'temporal-polyfill'

const shape = /^[12]\d{3}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?$/

/** The stretch of time that a text names: the day, the minute or the second, from its first moment to the next one's. */
export type Stretch = { readonly begins: Date; readonly ends: Date }

const toDate = (moment: Temporal.ZonedDateTime) => new Date(moment.epochMilliseconds)

/**
 * Reads `2026-03-04`, `2026-03-04T14:30` or `2026-03-04T14:30:05` (a space for the T is taken too) as the facility's
 * wall clock shows it. Where the clock is set back a time comes twice: it is taken from the first to the end of the
 * second, so that nothing between is lost.
 * @returns undefined where it is no such moment
 */
export function readStretch(text: string, timeZone: string): Stretch | undefined {
  if (!shape.test(text)) {
    return undefined
  }
  try {
    if (text.length === 10) {
      const day = Temporal.PlainDate.from(text, { overflow: 'reject' })
      return {
        begins: toDate(day.toZonedDateTime(timeZone)),
        ends: toDate(day.add({ days: 1 }).toZonedDateTime(timeZone)),
      }
    }
    const local = Temporal.PlainDateTime.from(text.replace(' ', 'T'), { overflow: 'reject' })
    const unit = text.length === 16 ? { minutes: 1 } : { seconds: 1 }
    return {
      begins: toDate(local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })),
      ends: toDate(local.toZonedDateTime(timeZone, { disambiguation: 'later' }).add(unit)),
    }
  } catch {
    return undefined
  }
}
