import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { said, type MessageToSay } from '../../views/words/said.ts'
import { fault } from './fault.ts'
import { faultOf, named, type FieldLabel } from './fields.ts'

// A wall clock does not name every moment once: where it is put forward an hour is missing, where it is put back one comes
// twice. Nothing is guessed: Temporal’s disambiguation 'reject', with words
// (https://tc39.es/proposal-temporal/docs/timezone.html#ambiguity-due-to-dst-or-other-time-zone-offset-changes).

const shape = /^(?<local>.*?)(?<offset>[+-]\d{2}:\d{2}(?::\d{2})?)?$/s
const earliestYear = 1900
const latestYear = 2199
/** Clocks on a desk run ahead by so much. */
const minutesAhead = 5

type Reading =
  | { readonly kind: 'moments'; readonly moments: readonly Temporal.ZonedDateTime[] }
  | {
      readonly kind: 'skipped'
      readonly before: Temporal.ZonedDateTime
      readonly next: Temporal.ZonedDateTime
    }

/** What a wall-clock time can mean in a zone: one moment, two, or none and the nearest on both sides. */
function readLocal(local: Temporal.PlainDateTime, timeZone: string): Reading {
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' })
  if (earlier.equals(later)) {
    return { kind: 'moments', moments: [earlier] }
  }
  if (earlier.toPlainDateTime().equals(local)) {
    return { kind: 'moments', moments: [earlier, later] }
  }
  const next = earlier.getTimeZoneTransition('next') ?? later
  return { kind: 'skipped', before: next.subtract({ minutes: 1 }), next }
}

/** A date alone is no time, and a zone of its own would be read as another one. */
const localShape = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?$/

function plainOf(typed: string): Temporal.PlainDateTime | undefined {
  const text = typed.trim()
  try {
    return localShape.test(text)
      ? Temporal.PlainDateTime.from(text.replace(' ', 'T'), { overflow: 'reject' })
      : undefined
  } catch {
    return undefined
  }
}

const minute = (moment: Temporal.PlainDateTime | Temporal.ZonedDateTime) =>
  moment.toString({ smallestUnit: 'minute' }).slice(0, 'YYYY-MM-DDTHH:MM'.length).replace('T', ' ')

const clock = (moment: Temporal.PlainDateTime) => minute(moment).slice('YYYY-MM-DD '.length)

/**
 * The moments that a typed date and time can mean, where they are two: what the reader is asked to choose from.
 * @returns the offset of each from UTC, with words for it; nothing where one is meant or none
 */
export function whichMoments(
  text: string,
  timeZone: string,
): readonly { value: string; label: MessageToSay }[] {
  const local = plainOf(text)
  const reading = local === undefined ? undefined : readLocal(local, timeZone)
  if (local === undefined || reading?.kind !== 'moments' || reading.moments.length < 2) {
    return []
  }
  return reading.moments.map(({ offset }, index) => ({
    value: offset,
    label: said(index === 0 ? 'fault.moment.first' : 'fault.moment.second', { time: clock(local), offset }),
  }))
}

export type MomentOptions = {
  /** With its article: "the beginning". */
  readonly label: FieldLabel
  readonly timeZone: string
  /** Given where it must have happened already. */
  readonly notAfter?: () => Date
}

/** What is wrong with a typed moment, or the moment. */
function readMoment(text: string, { label, timeZone, notAfter }: MomentOptions): Date | string {
  const { local: typed = '', offset } = shape.exec(text.trim())?.groups ?? {}
  const local = plainOf(typed)
  const asked = fault('fault.moment.unreadable', named(label))
  if (local === undefined) {
    return asked
  }
  if (local.year < earliestYear || local.year > latestYear) {
    return fault('fault.moment.impossible-year', { ...named(label), year: local.year })
  }
  const reading = readLocal(local, timeZone)
  if (reading.kind === 'skipped') {
    return fault('fault.moment.skipped', {
      typed: minute(local),
      before: minute(reading.before),
      next: minute(reading.next),
    })
  }
  const meant =
    offset === undefined ? reading.moments : reading.moments.filter((moment) => moment.offset === offset)
  const [moment, second] = meant
  if (moment === undefined) {
    return asked
  }
  if (second !== undefined) {
    return fault('fault.moment.twice', {
      typed: minute(local),
      first: moment.offset,
      second: second.offset,
    })
  }
  const at = new Date(moment.epochMilliseconds)
  return notAfter !== undefined && at.getTime() > notAfter().getTime() + minutesAhead * 60_000
    ? fault('fault.moment.in-the-future', named(label))
    : at
}

/**
 * A date and time as browsers send it (a space for the T is taken too), read as the facility’s wall clock. An hour that
 * the clock skips is refused with the nearest times; of one that comes twice it is asked which, see `withOffsets`.
 */
export const typedMoment = (options: MomentOptions) =>
  z.string({ error: faultOf('missing', options.label) }).transform((text, context) => {
    const read = readMoment(text, options)
    if (typeof read !== 'string') {
      return read
    }
    context.addIssue(read)
    return z.NEVER
  })

/** The name of the field that says which of two moments is meant. */
export const offsetField = (name: string): string => `${name}Offset`
