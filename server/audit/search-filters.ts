import { z, type ZodType } from 'zod'
import { saidOfIssue, fault } from '../operations/fault.ts'
import type { FieldError } from '../../views/components/fields/field.ts'
import { plainNetwork } from '../access/plain-network.ts'
import { isId } from '../is-id.ts'
import { events, isEventName, type Category, type EventName, type Outcome, type Severity } from './events.ts'
import { readStretch, type Stretch } from './search/moment-filter.ts'
import { said } from '../../views/words/said.ts'

const severities = ['info', 'warning', 'critical', 'emergency'] as const satisfies readonly Severity[]
const outcomes = ['success', 'refused', 'failure'] as const satisfies readonly Outcome[]

/** Every filter by which the audit log is searched, as it stands in the address. */
export const filterNames = [
  'from',
  'to',
  'user',
  'patient',
  'event',
  'severity',
  'outcome',
  'ip',
  'session',
  'request',
  'grant',
] as const
export type FilterName = (typeof filterNames)[number]

const eventNames = Object.keys(events).filter(isEventName)

/** The events of each category, in the order of the catalogue. */
export const eventsByCategory: ReadonlyMap<Category, readonly EventName[]> = new Map(
  eventNames
    .map((name) => events[name].category)
    .map((category) => [category, eventNames.filter((name) => events[name].category === category)]),
)

const longest = 200

/** One filter of the address: may be left out; what is there must be readable, or it says how to write it. */
const filter = <Value>(read: (text: string) => Value | undefined, message: string) =>
  z
    .string({ error: fault('audit.fault.give-filter-once-only') })
    .max(longest, fault('audit.fault.shorten-characters-fewer', { longest }))
    .optional()
    .transform((typed, context) => {
      const text = typed?.trim() ?? ''
      const value = text === '' ? undefined : read(text)
      if (text !== '' && value === undefined) {
        context.addIssue(message)
      }
      return value
    })

const id = (text: string) => (isId(text.toLowerCase()) ? text.toLowerCase() : undefined)

const oneOf =
  <Name extends string>(names: readonly Name[]) =>
  (text: string) =>
    names.find((name) => name === text)

function eventsOf(text: string): readonly EventName[] | undefined {
  if (isEventName(text)) {
    return [text]
  }
  return [...eventsByCategory].find(([category]) => category === text)?.[1]
}

const moment = (example: string) =>
  filter(
    // Whether it is a moment at all is the same in every zone.
    (text) => (readStretch(text, 'UTC') === undefined ? undefined : text),
    `Enter a date, or a date and time, for example ${example} or ${example} 14:30`,
  )

const schema = z.object({
  from: moment('2025-03-01'),
  to: moment('2025-03-31'),
  user: filter(
    (text) => (text.includes('\u0000') || !text.isWellFormed() ? undefined : text),
    'This contains characters that no name has; type it again',
  ),
  patient: filter(
    (text) => id(text) ?? (/^[a-z\d-]{1,40}$/i.test(text) ? text.toUpperCase() : undefined),
    'Enter a record number, for example MG-0001001, or the id of a patient; names are not searched here',
  ),
  event: filter(eventsOf, 'Choose an event from the list'),
  severity: filter(oneOf(severities), 'Choose a severity from the list'),
  outcome: filter(oneOf(outcomes), 'Choose an outcome from the list'),
  ip: filter(plainNetwork, 'Enter an address or a network, for example 10.1.2.3 or 10.0.0.0/8'),
  session: filter(id, 'Enter the id of a session, as an event shows it'),
  request: filter(id, 'Enter the number of a request, as an error page or an event shows it'),
  grant: filter(id, 'Enter the id of an emergency access, as an event shows it'),
} satisfies Record<FilterName, ZodType>)

/** What the filters mean. */
export type FilterValues = Omit<z.output<typeof schema>, 'from' | 'to'> & {
  readonly from: Stretch | undefined
  readonly to: Stretch | undefined
}

export type ReadFilters = {
  /** What was typed, trimmed, of the filters that were used. */
  readonly typed: Readonly<Partial<Record<FilterName, string>>>
  readonly errors: readonly FieldError[]
  /** Absent where a filter cannot be read. */
  readonly values?: FilterValues
}

/** Reads the filters of an address. Parameters that are no filters are ignored. */
export function readFilters(query: Readonly<Record<string, unknown>>, timeZone: string): ReadFilters {
  const typed: Partial<Record<FilterName, string>> = {}
  for (const name of filterNames) {
    const value = query[name]
    if (typeof value === 'string' && value.trim() !== '') {
      typed[name] = value.trim().slice(0, longest)
    }
  }
  const parsed = schema.safeParse(query)
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({
      field: String(issue.path[0] ?? 'form'),
      message: saidOfIssue(issue),
    }))
    return { typed, errors }
  }
  const stretch = (text: string | undefined) => (text === undefined ? undefined : readStretch(text, timeZone))
  const from = stretch(parsed.data.from)
  const to = stretch(parsed.data.to)
  if (from !== undefined && to !== undefined && to.ends <= from.begins) {
    return { typed, errors: [{ field: 'to', message: said('audit.fault.end-lies-before-beginning') }] }
  }
  return { typed, errors: [], values: { ...parsed.data, from, to } }
}
