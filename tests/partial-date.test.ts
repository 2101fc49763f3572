import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { ageOf, clinicalTimeAsStored, parseClinicalTime } from '../server/clinical-time.ts'
import {
  comparePartialDates,
  extentOf,
  isCertainlyAfter,
  parsePartialDate,
  partialDateOf,
  type PartialDate,
} from '../server/partial-date.ts'
import { clinicalTimeText, partialDateText } from '../views/words/partial-date-text.ts'
import { openWords } from '../views/words/words.ts'

const english = openWords('en', 'UTC')

const zone = 'Africa/Johannesburg'
const inWords = (at: Date) => at.toISOString()
const pad = (value: number, length = 2) => String(value).padStart(length, '0')

const year = fc.integer({ min: 1, max: 9999 }).map((value) => pad(value, 4))
const month = fc.integer({ min: 1, max: 12 }).map((value) => pad(value))
const day = fc.integer({ min: 1, max: 28 }).map((value) => pad(value))
const offset = fc.oneof(
  fc.constant('Z'),
  fc
    .tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 13 }))
    .map(([sign, hours]) => `${sign}${pad(hours)}:00`),
)
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => pad(part)).join(':'))
const stored = fc.oneof(
  year,
  fc.tuple(year, month).map((parts) => parts.join('-')),
  fc.tuple(year, month, day).map((parts) => parts.join('-')),
  fc
    .tuple(year, month, day, clock, offset)
    .map(([y, m, d, time, zoneOffset]) => `${y}-${m}-${d}T${time}${zoneOffset}`),
)
const date = stored.map((text) => {
  const read = parsePartialDate(text)
  assert.ok(read, text)
  return read
})
const read = (text: string): PartialDate => {
  const found = parsePartialDate(text)
  assert.ok(found, text)
  return found
}

const compare = (one: PartialDate, other: PartialDate) => Math.sign(comparePartialDates(one, other, zone))

/** Digits after a point. */
const part = (digits: number) =>
  fc.integer({ min: 0, max: 10 ** digits - 1 }).map((value) => pad(value, digits))

const words = (text: string) => {
  const time = parseClinicalTime(text)
  return time && clinicalTimeText(english, time, inWords)
}

describe('a date as precise as it is known', () => {
  it('stays exactly what was said: a year, a month, a day or an instant with its offset', () => {
    fc.assert(
      fc.property(stored, (text) => {
        assert.equal(parsePartialDate(text)?.text, text)
      }),
    )
    assert.deepEqual(
      ['2015', '2015-03', '2015-03-02', '2015-03-02T10:20:30+02:00'].map((text) => read(text).precision),
      ['year', 'month', 'day', 'instant'],
    )
  })

  it('is none where no calendar has it, or the words are others', () => {
    for (const text of [
      '',
      '0000',
      '15',
      '2015-13',
      '2015-02-30',
      '2015-2-3',
      '2015-03-02T10:20',
      '2015-03-02T24:00:00Z',
      '2015-03-02T10:20:60Z',
      '2015-03-02T10:20:30',
      '2 Mar 2015',
      '2015-03-02 ',
      ' 2015',
      '٢٠١٥',
      '+2015',
      '2015-03-02T10:20:30+99:00',
    ]) {
      assert.equal(parsePartialDate(text), undefined, text)
    }
    assert.equal(read('2016-02-29').precision, 'day')
    assert.equal(parsePartialDate('2015-02-29'), undefined)
  })

  it('is never shown with more than is known of it', () => {
    assert.equal(partialDateText(english, read('2015'), inWords), '2015')
    assert.equal(partialDateText(english, read('2015-03'), inWords), 'Mar 2015')
    assert.equal(partialDateText(english, read('2015-03-02'), inWords), '2 Mar 2015')
    assert.equal(
      partialDateText(english, read('2015-03-02T10:20:30+02:00'), inWords),
      '2015-03-02T08:20:30.000Z',
    )
  })

  it('covers the year, the month or the day of the zone, and an instant covers itself', () => {
    assert.deepEqual(extentOf(read('2015'), zone), {
      from: new Date('2014-12-31T22:00:00Z'),
      to: new Date('2015-12-31T22:00:00Z'),
    })
    fc.assert(
      fc.property(date, (one) => {
        const { from, to } = extentOf(one, zone)
        assert.equal(from.getTime() === to.getTime(), one.precision === 'instant')
        assert.ok(from <= to)
      }),
    )
  })

  it('of an instant is the same moment that the calendar makes of it, whatever its fraction and offset', () => {
    const fraction = fc.oneof(
      fc.constant(''),
      fc
        .integer({ min: 1, max: 9 })
        .chain(part)
        .map((digits) => `.${digits}`),
    )
    const minutes = fc.constantFrom('00', '30', '45', '59')
    const zoneOffset = fc.oneof(
      fc.constant('Z'),
      fc
        .tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 23 }), minutes)
        .map(([sign, hours, past]) => `${sign}${pad(hours)}:${past}`),
    )
    fc.assert(
      fc.property(year, month, day, clock, fraction, zoneOffset, (y, m, d, time, rest, from) => {
        const text = `${y}-${m}-${d}T${time}${rest}${from}`
        const { epochMilliseconds } = Temporal.Instant.from(text)
        assert.equal(extentOf(read(text), zone).from.getTime(), epochMilliseconds)
        assert.equal(partialDateText(english, read(text), inWords), new Date(epochMilliseconds).toISOString())
      }),
    )
  })

  it('is ordered in one way only, whatever is compared', () => {
    fc.assert(
      fc.property(date, date, date, (one, two, three) => {
        assert.equal(compare(one, one), 0)
        assert.equal(compare(one, two) + compare(two, one), 0)
        const sorted = [one, two, three].toSorted(compare)
        assert.ok(compare(sorted[0] ?? one, sorted[2] ?? one) <= 0)
      }),
    )
  })

  it('is after another only where that holds however both are completed', () => {
    fc.assert(
      fc.property(date, date, (one, two) => {
        if (isCertainlyAfter(one, two, zone)) {
          assert.ok(comparePartialDates(one, two, zone) > 0)
          assert.ok(!isCertainlyAfter(two, one, zone))
        }
      }),
    )
    assert.equal(isCertainlyAfter(read('2015'), read('2015-03'), zone), false)
    assert.equal(isCertainlyAfter(read('2016'), read('2015-03'), zone), true)
    assert.equal(isCertainlyAfter(read('2015-03-02'), read('2015-03-02T10:00:00Z'), zone), false)
  })

  it('is made of a moment without loss', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('0001-01-01T00:00:00Z'),
          max: new Date('9999-12-31T00:00:00Z'),
          noInvalidDate: true,
        }),
        (at) => {
          assert.deepEqual(extentOf(read(partialDateOf(at).text), zone).from, at)
        },
      ),
    )
  })
})

const point = fc.oneof(
  stored,
  fc.integer({ min: 0, max: 130 }).map((years) => `P${years}Y`),
  fc.integer({ min: 0, max: 99 }).map((weeks) => `P${weeks}W`),
)

describe('when something began or ended', () => {
  it('is stored as it was said: a date, an age, or a range of them', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          point,
          fc.tuple(point, point).map((pair) => pair.join('/')),
          point.map((text) => `${text}/`),
        ),
        (text) => {
          const time = parseClinicalTime(text)
          assert.ok(time, text)
          assert.equal(clinicalTimeAsStored(time), text)
          assert.notEqual(clinicalTimeText(english, time, inWords), '')
        },
      ),
    )
  })

  it('is told with the precision it has', () => {
    assert.equal(words('P9Y'), 'at age 9 years')
    assert.equal(words('P1M'), 'at age 1 month')
    assert.equal(words('PT5H'), 'at age 5 hours')
    assert.equal(words('2015'), '2015')
    assert.equal(words('2015/2016-03'), 'between 2015 and Mar 2016')
    assert.equal(words('P9Y/P12Y'), 'between age 9 years and age 12 years')
    assert.equal(words('2015/'), 'from 2015 on')
    assert.equal(words('/2015-03-02'), 'before or in 2 Mar 2015')
  })

  it('is nothing where the text says something else', () => {
    for (const text of ['', '/', '//', '2015/2016/2017', 'P', 'P9', 'P1Y2M', 'P-1Y', 'soon', '2015/soon']) {
      assert.equal(parseClinicalTime(text), undefined, text)
    }
  })

  it('takes an age that is a whole count of one unit', () => {
    assert.equal(ageOf(9, 'a'), 'P9Y')
    assert.equal(ageOf(5, 'h'), 'PT5H')
    assert.equal(ageOf(2.5, 'a'), undefined)
    assert.equal(ageOf(-1, 'a'), undefined)
    assert.equal(ageOf(9, 'kg'), undefined)
  })
})
