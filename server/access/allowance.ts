import { Temporal } from 'temporal-polyfill'
import type { AccessWindow, Actor } from './actor.ts'
import { localMoment, withinHours } from './hours.ts'

/** When somebody may work: the role's weekly windows, and what was added to them for a while. */
export type Allowance = Pick<Actor, 'accessWindows' | 'hourExceptions'>

/** Every weekday comes up within so many days, whenever one begins to count. */
const daysAhead = 8

const allows = (allowance: Allowance, at: Date, timeZone: string): boolean =>
  withinHours(allowance, { at, local: localMoment(at, timeZone) })

const zoned = (at: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)

/** The moments at which the clock is put forward or back: the answer can change there too. */
function transitions(at: Date, timeZone: string): number[] {
  const last = zoned(at, timeZone).add({ days: daysAhead })
  const found: number[] = []
  let next = zoned(at, timeZone).getTimeZoneTransition('next')
  while (next !== null && Temporal.ZonedDateTime.compare(next, last) <= 0) {
    found.push(next.epochMilliseconds)
    next = next.getTimeZoneTransition('next')
  }
  return found
}

/** The moments at which windows begin and end; a time that comes twice in a night counts twice. */
function boundaries(windows: readonly AccessWindow[], at: Date, timeZone: string): number[] {
  const today = zoned(at, timeZone).toPlainDate()
  const times = [...new Set(windows.flatMap(({ from, to }) => [from, to]))].map((time) =>
    Temporal.PlainTime.from(time),
  )
  return Array.from({ length: daysAhead + 1 }, (_, days) => today.add({ days })).flatMap((day) =>
    times.flatMap((time) =>
      (['earlier', 'later'] as const).map(
        (disambiguation) =>
          day.toPlainDateTime(time).toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds,
      ),
    ),
  )
}

/** When the answer to whether work is allowed is next another than now; undefined where it stays. */
function nextChange(allowance: Allowance, at: Date, timeZone: string): Date | undefined {
  const { accessWindows, hourExceptions } = allowance
  if (accessWindows.length === 0) {
    return undefined
  }
  const moments = [
    ...boundaries([...accessWindows, ...hourExceptions.flatMap(({ windows }) => windows)], at, timeZone),
    ...transitions(at, timeZone),
    ...hourExceptions.flatMap(({ from, until }) => [from.getTime(), until.getTime()]),
  ]
  const now = allows(allowance, at, timeZone)
  return moments
    .filter((moment) => moment > at.getTime())
    .toSorted((one, other) => one - other)
    .map((moment) => new Date(moment))
    .find((moment) => allows(allowance, moment, timeZone) !== now)
}

/** When the present allowance ends; undefined where it does not, or where there is none at this moment. */
export const allowanceEnds = (allowance: Allowance, at: Date, timeZone: string): Date | undefined =>
  allows(allowance, at, timeZone) ? nextChange(allowance, at, timeZone) : undefined

/** When access begins again; undefined where it is allowed now, or never will be. */
export const accessBegins = (allowance: Allowance, at: Date, timeZone: string): Date | undefined =>
  allows(allowance, at, timeZone) ? undefined : nextChange(allowance, at, timeZone)
