import { Temporal } from 'temporal-polyfill'
import type { FieldError } from '../../../views/components/fields/field.ts'
import type { Services } from '../../services.ts'
import { said } from '../../../views/words/said.ts'

type FacilityTime = Services['time']

/** Whole days on the facility's calendar, both included, and the moments they begin and end at. */
export type Period = {
  readonly from: string
  readonly to: string
  readonly begins: Date
  /** Exclusive. */
  readonly ends: Date
}

/** The longest period of a report that reads every event of it. */
export const longestPeriod = 92

/** @returns undefined where it is no day of the calendar */
function readDay(text: string): Temporal.PlainDate | undefined {
  try {
    return /^[12]\d{3}-\d{2}-\d{2}$/.test(text)
      ? Temporal.PlainDate.from(text, { overflow: 'reject' })
      : undefined
  } catch {
    return undefined
  }
}

/** Whole days as a period. @param from,to YYYY-MM-DD, the first and the last day */
export const periodOf = (time: FacilityTime, from: string, to: string): Period => ({
  from,
  to,
  begins: time.dayBegins(from),
  ends: time.dayBegins(Temporal.PlainDate.from(to).add({ days: 1 }).toString()),
})

/** A day so many days before another. @param day YYYY-MM-DD */
export const daysBefore = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).subtract({ days }).toString()

export type AskedPeriod = {
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** Absent where it cannot be taken as it was typed. */
  readonly period?: Period
}

type Query = Readonly<Record<string, unknown>>

const wrongDay = (field: string): FieldError => ({
  field,
  message: said('audit.fault.enter-day-yyyy-mm'),
})

const typedText = (query: Query, field: string): string => {
  const value = query[field]
  return typeof value === 'string' ? value.trim().slice(0, 40) : ''
}

/** Reads `date`; without it, yesterday: the last day that is over. */
export function readDate(query: Query, time: FacilityTime, today: string): AskedPeriod {
  const text = query['date'] === undefined ? daysBefore(today, 1) : typedText(query, 'date')
  const day = readDay(text)
  const typed = { date: text }
  return day === undefined
    ? { typed, errors: [wrongDay('date')] }
    : { typed, errors: [], period: periodOf(time, text, text) }
}

/** Reads `from` and `to`; without them, so many days up to and with today. */
export function readPeriod(
  query: Query,
  time: FacilityTime,
  today: string,
  usual: { readonly days: number; readonly longest: number },
): AskedPeriod {
  const to = typedText(query, 'to') || today
  const lastDay = readDay(to)
  const from = typedText(query, 'from') || (lastDay === undefined ? today : daysBefore(to, usual.days - 1))
  const firstDay = readDay(from)
  const typed = { from, to }
  const wrong = [
    ...(firstDay === undefined || Array.isArray(query['from']) ? [wrongDay('from')] : []),
    ...(lastDay === undefined || Array.isArray(query['to']) ? [wrongDay('to')] : []),
  ]
  if (firstDay === undefined || lastDay === undefined || wrong.length > 0) {
    return { typed, errors: wrong }
  }
  const days = firstDay.until(lastDay).days + 1
  if (days < 1) {
    return { typed, errors: [{ field: 'to', message: said('audit.fault.end-lies-before-beginning') }] }
  }
  if (days > usual.longest) {
    return {
      typed,
      errors: [{ field: 'from', message: said('audit.fault.choose-days-fewer', { longest: usual.longest }) }],
    }
  }
  return { typed, errors: [], period: periodOf(time, from, to) }
}

/** The form that was asked for is none of a report. */
export const notAFormat: FieldError = { field: 'format', message: said('audit.fault.report-comes-page-csv') }

/** A period in words: "Tuesday 3 March 2026", or its first and last day. */
export const periodWords = (time: FacilityTime, { from, to, begins, ends }: Period): string =>
  from === to ? time.weekday(begins) : `${time.date(begins)} to ${time.date(new Date(ends.getTime() - 1))}`
