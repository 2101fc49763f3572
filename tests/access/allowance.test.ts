import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { accessBegins, allowanceEnds, type Allowance } from '../../server/access/allowance.ts'
import type { AccessWindow } from '../../server/access/actor.ts'
import { localMoment, withinWindows } from '../../server/access/hours.ts'

const minute = 60_000

/** Nights on which the clock is changed, a zone whose midnight does not exist on one of them, and one without any. */
const nights = [
  ['Europe/Berlin', '2026-03-28T22:00:00Z', 'forward at 02:00'],
  ['Europe/Berlin', '2026-10-24T21:00:00Z', 'back at 03:00'],
  ['America/New_York', '2026-03-08T03:00:00Z', 'forward at 02:00'],
  ['America/New_York', '2026-11-01T02:00:00Z', 'back at 02:00'],
  ['Africa/Cairo', '2026-04-23T20:00:00Z', 'forward at midnight'],
  ['Africa/Cairo', '2026-10-29T19:00:00Z', 'back at midnight'],
  ['Africa/Johannesburg', '2026-03-28T22:00:00Z', 'not at all'],
] as const

/** A minute as the zone's calendar has it: the day since 1970 by its number, and what the clock on the wall says. */
type CalendarMinute = { readonly at: Date; readonly day: number; readonly minutes: number }

const epoch = Temporal.PlainDate.from('1970-01-01')

function onTheCalendar(at: Date, timeZone: string): CalendarMinute {
  const clock = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
  const day = epoch.until(clock.toPlainDate(), { largestUnit: 'day' }).days
  return { at, day, minutes: clock.hour * 60 + clock.minute }
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** Each window written out as a stretch of the wall's own time, for the day on which it begins; 1 Jan 1970 was a Thursday. */
const withinByCalendar = (windows: readonly AccessWindow[], { day, minutes }: CalendarMinute): boolean =>
  [day - 1, day].some((began) =>
    windows.some(({ days, from, to }) => {
      const begins = began * 1440 + minutesOf(from)
      const ends = began * 1440 + minutesOf(to) + (minutesOf(to) > minutesOf(from) ? 0 : 1440)
      const wall = day * 1440 + minutes
      return days.includes(((began + 3) % 7) + 1) && begins <= wall && wall < ends
    }),
  )

const time = fc
  .integer({ min: 0, max: 1439 })
  .map((minutes) => Temporal.PlainTime.from('00:00').add({ minutes }).toString({ smallestUnit: 'minute' }))
/** Half of them near the hours at which clocks are changed. */
const nightTime = fc.oneof(
  time,
  fc.constantFrom('00:00', '00:30', '01:00', '01:59', '02:00', '02:30', '03:00', '03:01'),
)
const window = fc
  .record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: nightTime,
    to: nightTime,
  })
  .filter(({ from, to }) => from !== to)
const windows = fc.array(window, { minLength: 1, maxLength: 3 })

describe('hours in the nights on which the clock is changed', () => {
  for (const [timeZone, from, change] of nights) {
    const begin = new Date(from).getTime()
    const minutes = Array.from({ length: 9 * 60 }, (_, index) =>
      onTheCalendar(new Date(begin + index * minute), timeZone),
    )

    it(`agree with the calendar at every minute in ${timeZone}, ${change}, for all windows`, () => {
      const moments = minutes.map((one) => ({ ...one, local: localMoment(one.at, timeZone) }))
      const whole: AccessWindow[] = [[1, 2, 3, 4, 5, 6, 7], [6], [7], [5]].flatMap((days) => [
        { days, from: '22:00', to: '06:00' },
        { days, from: '02:00', to: '03:00' },
        { days, from: '02:30', to: '02:31' },
        { days, from: '23:59', to: '00:30' },
        { days, from: '00:00', to: '01:30' },
      ])
      for (const one of whole) {
        for (const moment of moments) {
          const expected = withinByCalendar([one], moment)
          assert.equal(withinWindows([one], moment.local), expected, moment.at.toISOString())
        }
      }
      fc.assert(
        fc.property(windows, fc.constantFrom(...moments), (some, moment) => {
          assert.equal(withinWindows(some, moment.local), withinByCalendar(some, moment))
        }),
        { numRuns: 400 },
      )
    })

    it(`end and begin again in ${timeZone}, ${change}, at the very minute at which counting finds it`, () => {
      const exception = fc.record({
        from: fc.constantFrom(...minutes.map(({ at }) => at)),
        length: fc.integer({ min: 1, max: 300 }),
        windows: fc.array(window, { maxLength: 1 }),
      })
      fc.assert(
        fc.property(windows, fc.array(exception, { maxLength: 2 }), fc.nat(120), (some, extra, start) => {
          const exceptions = extra.map((one) => ({
            from: one.from,
            until: new Date(one.from.getTime() + one.length * minute),
            windows: one.windows,
          }))
          const allowed = (one: CalendarMinute) =>
            withinByCalendar(some, one) ||
            exceptions.some(
              (extension) =>
                extension.from <= one.at &&
                one.at < extension.until &&
                (extension.windows.length === 0 || withinByCalendar(extension.windows, one)),
            )
          const first = minutes[start]
          const last = minutes.at(-1)
          assert.ok(first !== undefined && last !== undefined)
          const { at } = first
          const now = allowed(first)
          const counted = minutes.slice(start).find((later) => allowed(later) !== now)
          const allowance: Allowance = { accessWindows: some, hourExceptions: exceptions }
          const found = now ? allowanceEnds(allowance, at, timeZone) : accessBegins(allowance, at, timeZone)
          assert.equal(
            found !== undefined && found <= last.at ? found.getTime() : undefined,
            counted?.at.getTime(),
          )
          assert.equal(
            now ? accessBegins(allowance, at, timeZone) : allowanceEnds(allowance, at, timeZone),
            undefined,
          )
        }),
        { numRuns: 40 },
      )
    })
  }
})

describe('the end of an allowance', () => {
  const zone = 'Africa/Johannesburg'
  const weekdays: Allowance = {
    accessWindows: [{ days: [1, 2, 3, 4, 5], from: '07:00', to: '18:00' }],
    hourExceptions: [],
  }

  it('is that of the window, or there is none', () => {
    const at = new Date('2026-03-04T15:50:00Z')
    assert.equal(allowanceEnds(weekdays, at, zone)?.toISOString(), '2026-03-04T16:00:00.000Z')
    assert.equal(allowanceEnds({ accessWindows: [], hourExceptions: [] }, at, zone), undefined)
    assert.equal(accessBegins({ accessWindows: [], hourExceptions: [] }, at, zone), undefined)
  })

  it('has a new beginning after the weekend', () => {
    const friday = new Date('2026-03-06T16:00:00Z')
    assert.equal(allowanceEnds(weekdays, friday, zone), undefined)
    assert.equal(accessBegins(weekdays, friday, zone)?.toISOString(), '2026-03-09T05:00:00.000Z')
  })

  it('is put off by cover that goes on, and comes back when it runs out', () => {
    const cover = {
      from: new Date('2026-03-04T10:00:00Z'),
      until: new Date('2026-03-04T19:30:00Z'),
      windows: [],
    }
    const at = new Date('2026-03-04T15:50:00Z')
    assert.equal(
      allowanceEnds({ ...weekdays, hourExceptions: [cover] }, at, zone)?.getTime(),
      cover.until.getTime(),
    )
  })

  it('never comes where two windows meet', () => {
    const whole = [
      { days: [1, 2, 3, 4, 5, 6, 7], from: '06:00', to: '18:00' },
      { days: [1, 2, 3, 4, 5, 6, 7], from: '18:00', to: '06:00' },
    ]
    assert.equal(
      allowanceEnds({ accessWindows: whole, hourExceptions: [] }, new Date('2026-03-04T15:50:00Z'), zone),
      undefined,
    )
  })
})
