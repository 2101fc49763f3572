import { Temporal } from 'temporal-polyfill'
import { parsePartialDate, type PartialDate } from './partial-date.ts'

// When something began or ended, as FHIR's onset[x] and abatement[x] say it
// (https://hl7.org/fhir/R4/condition-definitions.html#Condition.onset_x_). Words stand in a sealed column beside it.

type Age = { readonly kind: 'age'; readonly text: string }
export type Point = { readonly kind: 'date'; readonly date: PartialDate } | Age

/** A date, the patient's age at it, or a range of either that may be open on one side. */
export type ClinicalTime =
  Point | { readonly kind: 'range'; readonly from: Point | undefined; readonly to: Point | undefined }

// One unit with a count: how an age is said. ISO 8601 durations, as in `P9Y`.
const ageShape = /^P(?:(\d{1,3})Y|(\d{1,4})M|(\d{1,4})W|(\d{1,5})D|T(\d{1,5})H)$/
const units = ['year', 'month', 'week', 'day', 'hour'] as const

function parsePoint(text: string): Point | undefined {
  if (ageShape.test(text)) {
    return { kind: 'age', text }
  }
  const date = parsePartialDate(text)
  return date === undefined ? undefined : { kind: 'date', date }
}

/**
 * Reads what the columns hold: a partial date; an age (`P9Y`, `P6M`, `P2W`, `P3D`, `PT5H`); or two of them joined by a
 * slash, of which one may be missing (`2015/2016-03`, `P9Y/P12Y`, `2015/`). Undefined for anything else.
 */
export function parseClinicalTime(text: string): ClinicalTime | undefined {
  const [first = '', second, ...rest] = text.split('/')
  if (second === undefined) {
    return parsePoint(first)
  }
  const from = parsePoint(first)
  const to = parsePoint(second)
  const unread = (first !== '' && from === undefined) || (second !== '' && to === undefined)
  return unread || rest.length > 0 || (from ?? to) === undefined ? undefined : { kind: 'range', from, to }
}

const pointText = (point: Point): string => (point.kind === 'age' ? point.text : point.date.text)

/** What is stored for a time. */
export const clinicalTimeAsStored = (time: ClinicalTime): string =>
  time.kind === 'range'
    ? [time.from, time.to].map((point) => (point === undefined ? '' : pointText(point))).join('/')
    : pointText(time)

/** How old somebody is in the one unit that an age says. */
export function ageIn({ text }: Age): { count: number; unit: (typeof units)[number] } {
  const counts = ageShape.exec(text)?.slice(1) ?? []
  const which = counts.findIndex((count) => count !== undefined)
  return { count: Number(counts[which]), unit: units[which] ?? 'year' }
}

/** The age that FHIR's Age says (https://hl7.org/fhir/R4/datatypes.html#Age); undefined for one that is no whole count. */
export function ageOf(value: number, ucumUnit: string): string | undefined {
  const shapes: Readonly<Record<string, string>> = { a: 'PnY', mo: 'PnM', wk: 'PnW', d: 'PnD', h: 'PTnH' }
  const text = shapes[ucumUnit]?.replace('n', String(value))
  return text !== undefined && ageShape.test(text) && Temporal.Duration.from(text).sign >= 0
    ? text
    : undefined
}
