import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { FacilityTime } from '../../server/http/facility-time.ts'
import { keptMoments } from '../../server/http/forms/kept-dates.ts'
import { dayText } from '../../views/words/calendar-date.ts'
import { openWords } from '../../views/words/words.ts'
import { dateShapes } from '../../views/words/date-shapes.ts'

const zones = [
  'Africa/Johannesburg',
  'Africa/Monrovia',
  'America/New_York',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'UTC',
]

const minute = (number: number) => new Date(Date.UTC(2026, 0, 1) + number * 60_000)

const moments = fc.date({ min: new Date('1880-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })

describe('a moment that was written before', () => {
  for (const timeZone of zones) {
    it(`is written the same again in ${timeZone}, whatever else its minute holds`, () => {
      const format = new Intl.DateTimeFormat('en-GB', { ...dateShapes.moment, timeZone })
      const write = keptMoments(format)
      const time = new FacilityTime(timeZone, 'en-GB')
      const toTheSecond = new Intl.DateTimeFormat('en-GB', { ...dateShapes.second, timeZone })
      fc.assert(
        fc.property(moments, fc.integer({ min: -90_000, max: 90_000 }), (at, later) => {
          for (const moment of [at, new Date(at.getTime() + later), at]) {
            assert.equal(write(moment), format.format(moment))
            assert.equal(time.toTheSecond(moment), toTheSecond.format(moment))
          }
        }),
      )
    })
  }

  it('is not mistaken where a zone was ahead by parts of a minute', () => {
    const timeZone = 'Africa/Monrovia'
    const format = new Intl.DateTimeFormat('en-GB', { ...dateShapes.clock, timeZone })
    const write = keptMoments(format)
    const [early, late] = [new Date('1960-01-01T12:00:00Z'), new Date('1960-01-01T12:00:45Z')]
    assert.notEqual(format.format(early), format.format(late))
    assert.equal(write(early), format.format(early))
    assert.equal(write(late), format.format(late))
  })

  it('keeps no more than so many, and refuses what is no moment', () => {
    let written = 0
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC' })
    const counting: Intl.DateTimeFormat = Object.create(format, {
      format: {
        value: (at: Date) => {
          written += 1
          return format.format(at)
        },
      },
    })
    const write = keptMoments(counting)
    write(minute(0))
    write(minute(0))
    assert.equal(written, 1)
    for (let number = 1; number <= 3_000; number += 1) {
      write(minute(number))
    }
    write(minute(0))
    assert.equal(written, 3_002)
    assert.throws(() => write(new Date(Number.NaN)), RangeError)
  })
})

describe('a calendar day', () => {
  it('belongs to no zone', () => {
    for (const timeZone of zones) {
      const words = openWords('en', timeZone)
      assert.equal(dayText(words, '1984-03-27'), '27 Mar 1984')
      assert.equal(dayText(words, '1984-03-27'), dayText(words, '1984-03-27'))
    }
  })

  it('is written as the reader’s language writes it, but for what forms hold', () => {
    const time = new FacilityTime('Africa/Johannesburg', 'de-DE')
    assert.equal(time.date(new Date('1984-03-27T12:00:00Z')), '27. März 1984')
    assert.equal(time.localInput(new Date('2026-03-04T22:05:00Z')), '2026-03-05T00:05')
  })
})
