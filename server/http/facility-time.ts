import { Temporal } from 'temporal-polyfill'
import type { MessageToSay } from '../../views/words/said.ts'
import { dateShapes, type DateShape } from '../../views/words/date-shapes.ts'
import { keptMoments } from './forms/kept-dates.ts'
import { offsetField, whichMoments } from '../operations/typed-moment.ts'

/** Moments as somebody reads them: in their language, in the facility's zone. */
export class FacilityTime {
  readonly timeZone: string
  readonly #shapes: Readonly<Record<Exclude<DateShape, `calendar${string}`>, (at: Date) => string>>
  readonly #isoDate: (at: Date) => string
  readonly #fieldTime: (at: Date) => string

  /** @param locale how the reader's language writes dates, such as en-GB */
  constructor(timeZone: string, locale: string) {
    this.timeZone = timeZone
    const shape = (options: Intl.DateTimeFormatOptions) =>
      keptMoments(new Intl.DateTimeFormat(locale, { ...options, timeZone }))
    this.#shapes = {
      clock: shape(dateShapes.clock),
      moment: shape(dateShapes.moment),
      second: keptMoments(new Intl.DateTimeFormat(locale, { ...dateShapes.second, timeZone }), 1_000),
      day: shape(dateShapes.day),
      dayOfWeek: shape(dateShapes.dayOfWeek),
      weekday: shape(dateShapes.weekday),
    }
    // What forms and addresses hold is the same in every language.
    this.#isoDate = keptMoments(
      new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
    )
    this.#fieldTime = keptMoments(new Intl.DateTimeFormat('en-GB', { ...dateShapes.clock, timeZone }))
  }

  /** "21:40" */
  clockTime(at: Date): string {
    return this.#shapes.clock(at)
  }

  /** "21 Nov 2026, 21:40" */
  dateTime(at: Date): string {
    return this.#shapes.moment(at)
  }

  /** "21 Nov 2026, 21:40:05" */
  toTheSecond(at: Date): string {
    return this.#shapes.second(at)
  }

  /** "21 Nov 2026" */
  date(at: Date): string {
    return this.#shapes.day(at)
  }

  /** "Saturday 21 November" */
  dayOfWeek(at: Date): string {
    return this.#shapes.dayOfWeek(at)
  }

  /** "Saturday 21 November 2026" */
  weekday(at: Date): string {
    return this.#shapes.weekday(at)
  }

  /** "2026-11-21" */
  isoDate(at: Date): string {
    return this.#isoDate(at)
  }

  /** "2026-11-21T21:40": the value of a date-and-time field */
  localInput(at: Date): string {
    return `${this.isoDate(at)}T${this.#fieldTime(at)}`
  }

  /** What the fields of a form hold for a moment, the one that says which of two it is included. */
  momentTyped(name: string, at: Date): Record<string, string> {
    const { offset } = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(this.timeZone)
    return { [name]: this.localInput(at), [offsetField(name)]: offset }
  }

  /** The moments that a typed date and time can mean, where they are two because the clock was put back. */
  which(text: string | undefined): readonly { readonly value: string; readonly label: MessageToSay }[] {
    return text === undefined ? [] : whichMoments(text, this.timeZone)
  }

  /** When a calendar day begins here. @param day YYYY-MM-DD */
  dayBegins(day: string): Date {
    return new Date(Temporal.PlainDate.from(day).toZonedDateTime(this.timeZone).epochMilliseconds)
  }
}
