import { Temporal } from 'temporal-polyfill'
import { dateTimeFormat } from '../date-time-format.ts'
import { offsetField, whichMoments } from './typed-moment.ts'

/** Times as the facility's people read them. */
export class FacilityTime {
  readonly timeZone: string
  readonly #clockTime: Intl.DateTimeFormat
  readonly #dateTime: Intl.DateTimeFormat
  readonly #toTheSecond: Intl.DateTimeFormat
  readonly #date: Intl.DateTimeFormat
  readonly #weekday: Intl.DateTimeFormat
  readonly #isoDate: Intl.DateTimeFormat

  constructor(timeZone: string) {
    this.timeZone = timeZone
    this.#clockTime = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
    this.#date = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    })
    this.#dateTime = dateTimeFormat(timeZone)
    this.#toTheSecond = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    this.#weekday = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    })
    this.#isoDate = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
  }

  /** "21:40" */
  clockTime(at: Date): string {
    return this.#clockTime.format(at)
  }

  /** "21 Nov 2026, 21:40" */
  dateTime(at: Date): string {
    return this.#dateTime.format(at)
  }

  /** "21 Nov 2026, 21:40:05" */
  toTheSecond(at: Date): string {
    return this.#toTheSecond.format(at)
  }

  /** "21 Nov 2026" */
  date(at: Date): string {
    return this.#date.format(at)
  }

  /** "Saturday 21 November 2026" */
  weekday(at: Date): string {
    return this.#weekday.format(at)
  }

  /** "2026-11-21" */
  isoDate(at: Date): string {
    return this.#isoDate.format(at)
  }

  /** "2026-11-21T21:40": the value of a date-and-time field */
  localInput(at: Date): string {
    return `${this.isoDate(at)}T${this.clockTime(at)}`
  }

  /** What the fields of a form hold for a moment, the one that says which of two it is included. */
  momentTyped(name: string, at: Date): Record<string, string> {
    const { offset } = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(this.timeZone)
    return { [name]: this.localInput(at), [offsetField(name)]: offset }
  }

  /** The moments that a typed date and time can mean, where they are two because the clock was put back. */
  which(text: string | undefined): readonly { readonly value: string; readonly label: string }[] {
    return text === undefined ? [] : whichMoments(text, this.timeZone)
  }

  /** When a calendar day begins here. @param day YYYY-MM-DD */
  dayBegins(day: string): Date {
    return new Date(Temporal.PlainDate.from(day).toZonedDateTime(this.timeZone).epochMilliseconds)
  }
}
