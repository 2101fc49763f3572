import { LRUCache } from 'lru-cache'
import { Temporal } from 'temporal-polyfill'
import type { AccessWindow, Actor, Circumstances } from './actor.ts'

/** Minutes since midnight of the few times that the windows of all roles are made of. */
const minutes = new LRUCache<string, number>({
  max: 500,
  memoMethod: (time) => {
    const { hour, minute } = Temporal.PlainTime.from(time)
    return hour * 60 + minute
  },
})

const previousDay = (weekday: number) => (weekday === 1 ? 7 : weekday - 1)

/**
 * Whether a local moment lies in one of the windows. A window that ends before it begins runs over midnight and belongs
 * to the day on which it began. The end is exclusive: 06:00-22:00 holds at 21:59 and not at 22:00.
 */
export function withinWindows(windows: readonly AccessWindow[], local: Circumstances['local']): boolean {
  return windows.some((window) => {
    const from = minutes.memo(window.from)
    const to = minutes.memo(window.to)
    if (from < to) {
      return window.days.includes(local.weekday) && local.minutes >= from && local.minutes < to
    }
    const began = window.days.includes(local.weekday) && local.minutes >= from
    const goesOn = window.days.includes(previousDay(local.weekday)) && local.minutes < to
    return began || goesOn
  })
}

/**
 * Whether a person may work at a moment: within the role's windows, or within an exception that was made for them. The
 * end of an exception is exclusive.
 */
export function withinHours(
  { accessWindows, hourExceptions }: Pick<Actor, 'accessWindows' | 'hourExceptions'>,
  { at, local }: Pick<Circumstances, 'at' | 'local'>,
): boolean {
  const anyHour = (windows: readonly AccessWindow[]) => windows.length === 0 || withinWindows(windows, local)
  return (
    anyHour(accessWindows) ||
    hourExceptions.some(({ from, until, windows }) => from <= at && at < until && anyHour(windows))
  )
}

/** The facility's wall clock at an instant, daylight saving followed. */
export function localMoment(at: Date, timeZone: string): Circumstances['local'] {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
  return {
    weekday: local.dayOfWeek,
    minutes: local.hour * 60 + local.minute,
    date: local.toPlainDate().toString(),
  }
}
