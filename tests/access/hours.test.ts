import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { localMoment, withinHours, withinWindows } from '../../server/access/hours.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const at = (weekday: number, time: string) => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return { weekday, minutes: hour * 60 + minute, date: '2026-03-04' }
}

const text = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

describe('access hours', () => {
  it('hold from the first minute to the last and end exclusively', () => {
    const windows = [{ days: everyDay, from: '06:00', to: '22:00' }]
    assert.deepEqual(
      ['05:59', '06:00', '21:59', '22:00'].map((time) => withinWindows(windows, at(3, time))),
      [false, true, true, false],
    )
  })

  it('run over midnight and belong to the day on which they began', () => {
    const windows = [{ days: [5], from: '22:00', to: '06:00' }]
    const cases = [
      [5, '21:59', false],
      [5, '22:00', true],
      [6, '05:59', true],
      [6, '06:00', false],
      [5, '03:00', false],
      [6, '22:30', false],
    ] as const
    for (const [weekday, time, expected] of cases) {
      assert.equal(withinWindows(windows, at(weekday, time)), expected, `${weekday} ${time}`)
    }
  })

  it('are widened by an exception until the moment it runs out, and never narrowed', () => {
    const zone = 'Africa/Johannesburg'
    const accessWindows = [{ days: [1, 2, 3, 4, 5], from: '06:00', to: '18:00' }]
    const from = new Date('2026-03-06T16:00:00Z')
    const until = new Date('2026-03-08T16:00:00Z')
    const holds = (moment: string, windows: { days: number[]; from: string; to: string }[] = []) => {
      const instant = new Date(moment)
      return withinHours(
        { accessWindows, hourExceptions: [{ from, until, windows }] },
        { at: instant, local: localMoment(instant, zone) },
      )
    }
    const night = [{ days: [6], from: '20:00', to: '06:00' }]
    const cases = [
      ['2026-03-06T15:59:00Z', [], true],
      ['2026-03-06T16:00:00Z', [], true],
      ['2026-03-08T15:59:59Z', [], true],
      ['2026-03-08T16:00:00Z', [], false],
      ['2026-03-05T17:00:00Z', [], false],
      ['2026-03-07T17:59:00Z', night, false],
      ['2026-03-07T18:00:00Z', night, true],
      ['2026-03-08T03:59:00Z', night, true],
      ['2026-03-08T04:00:00Z', night, false],
      ['2026-03-06T17:00:00Z', night, false],
      ['2026-03-06T10:00:00Z', night, true],
    ] as const
    for (const [moment, windows, expected] of cases) {
      assert.equal(
        holds(
          moment,
          [...windows].map(({ days, ...rest }) => ({ ...rest, days: [...days] })),
        ),
        expected,
        moment,
      )
    }
  })

  it('agree with counting minute by minute through the week', () => {
    const time = fc.integer({ min: 0, max: 1439 })
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        time,
        time,
        (days, from, to) => {
          fc.pre(from !== to)
          const allowed = new Set<number>()
          for (const day of days) {
            const length = from < to ? to - from : 1440 - from + to
            for (let minute = 0; minute < length; minute += 1) {
              allowed.add(((day - 1) * 1440 + from + minute) % 10_080)
            }
          }
          const windows = [{ days, from: text(from), to: text(to) }]
          for (let minute = 0; minute < 10_080; minute += 7) {
            const local = {
              weekday: Math.floor(minute / 1440) + 1,
              minutes: minute % 1440,
              date: '2026-03-04',
            }
            assert.equal(withinWindows(windows, local), allowed.has(minute))
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('follow daylight saving: an hour that does not exist is never reached, one that comes twice holds twice', () => {
    const spring = localMoment(new Date('2026-03-29T00:59:59Z'), 'Europe/Berlin')
    const summer = localMoment(new Date('2026-03-29T01:00:00Z'), 'Europe/Berlin')
    assert.equal(spring.minutes, 1 * 60 + 59)
    assert.equal(summer.minutes, 3 * 60)
    const first = localMoment(new Date('2026-10-25T00:30:00Z'), 'Europe/Berlin')
    const second = localMoment(new Date('2026-10-25T01:30:00Z'), 'Europe/Berlin')
    assert.equal(first.minutes, second.minutes)
  })

  it('read the weekday and date in the facility’s zone', () => {
    assert.deepEqual(localMoment(new Date('2026-03-04T22:30:00Z'), 'Africa/Johannesburg'), {
      weekday: 4,
      minutes: 30,
      date: '2026-03-05',
    })
  })
})
