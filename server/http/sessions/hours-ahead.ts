import { LRUCache } from 'lru-cache'
import type { HoursBanner } from '../../../views/shell.ts'
import { allowanceEnds } from '../../access/allowance.ts'
import type { Actor, Circumstances } from '../../access/actor.ts'
import { withinHours } from '../../access/hours.ts'
import { paths } from '../../paths.ts'
import type { FacilityTime } from '../facility-time.ts'

const minuteMs = 60_000

/** The banner stands on the page from here on; a page that stays open shows it by itself then. */
export const warnMinutes = 15
const announceMinutes = 12 * 60

type KnownStretch = { readonly from: number; readonly ends: Date | undefined }

/** When the hours of the few roles end is computed once for each of their intervals, because computing with time zones is expensive. */
const known = new LRUCache<string, KnownStretch>({ max: 500 })

/** For how long an answer counts that found no end. */
const endlessMs = 3_600_000

function endOfHours({ accessWindows, hourExceptions }: Actor, at: Date, timeZone: string): Date | undefined {
  const key = JSON.stringify([timeZone, accessWindows, hourExceptions])
  const found = known.get(key)
  const until = found?.ends?.getTime() ?? (found === undefined ? 0 : found.from + endlessMs)
  if (found !== undefined && found.from <= at.getTime() && at.getTime() < until) {
    return found.ends
  }
  const ends = allowanceEnds({ accessWindows, hourExceptions }, at, timeZone)
  known.set(key, { from: at.getTime(), ends })
  return ends
}

/** Whether somebody's hours are over, and no emergency access stands in for them: hardly anything can be opened then. */
export const hoursAreOver = (actor: Actor, circumstances: Circumstances): boolean =>
  !withinHours(actor, circumstances) && !actor.grants.some(({ patientId }) => patientId === null)

/** What is to be said of the end of somebody's hours, if it is near; nothing where emergency access stands in for them. */
export function hoursAhead(actor: Actor, at: Date, time: FacilityTime): HoursBanner | undefined {
  if (actor.accessWindows.length === 0 || actor.grants.some(({ patientId }) => patientId === null)) {
    return undefined
  }
  const ends = endOfHours(actor, at, time.timeZone)
  if (ends === undefined) {
    return undefined
  }
  const msLeft = ends.getTime() - at.getTime()
  if (msLeft > announceMinutes * minuteMs) {
    return undefined
  }
  const mayGoOn = actor.emergencyAccess && actor.permissions.has('emergency-access.use')
  return {
    endsAt: time.clockTime(ends),
    endsAtIso: ends.toISOString(),
    secondsLeft: Math.ceil(msLeft / 1000),
    minutesLeft: Math.ceil(msLeft / minuteMs),
    soon: msLeft <= warnMinutes * minuteMs,
    handsOver: actor.patientScope === 'care_team',
    goOnHref: mayGoOn ? paths.workOutOfHours() : undefined,
  }
}
