import { LRUCache } from 'lru-cache'

/** As many moments as the pages of a busy hour show; each is some 60 bytes. */
const capacity = 2_000

/**
 * From here on every zone keeps whole minutes: Liberia, the last that did not, was 44 minutes and 30 seconds behind until then
 * (https://www.iana.org/time-zones, Africa/Monrovia).
 */
const wholeMinutesSince = Date.UTC(1972, 0, 8)

/**
 * Writes moments, and keeps what it wrote: all moments of a minute look the same, and writing one anew costs ten times as much.
 * @param unitMs within which all moments look the same: a minute, unless seconds are shown
 */
export function keptMoments(format: Intl.DateTimeFormat, unitMs = 60_000): (at: Date) => string {
  const kept = new LRUCache<number, string>({ max: capacity })
  return (at) => {
    const ms = at.getTime()
    if (!(ms >= wholeMinutesSince)) {
      return format.format(at)
    }
    const unit = Math.floor(ms / unitMs)
    let text = kept.get(unit)
    if (text === undefined) {
      text = format.format(at)
      kept.set(unit, text)
    }
    return text
  }
}
