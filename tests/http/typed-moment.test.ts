import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { calendarDay } from '../../server/operations/fields.ts'
import { typedMoment, whichMoments } from '../../server/operations/typed-moment.ts'
import { toldOfIssue } from '../views/words/english.ts'
import { withOffsets } from '../../server/operations/with-offsets.ts'

const now = () => new Date('2026-12-01T12:00:00Z')

const schemaIn = (timeZone: string) =>
  withOffsets(['at'], timeZone, z.object({ at: typedMoment({ label: 'the-time', timeZone, notAfter: now }) }))

function read(
  at: string,
  { atOffset, timeZone = 'Europe/Berlin' }: { atOffset?: string; timeZone?: string } = {},
) {
  const parsed = schemaIn(timeZone).safeParse({ at, ...(atOffset === undefined ? {} : { atOffset }) })
  return parsed.success
    ? parsed.data.at.toISOString()
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${toldOfIssue(message)}`).join('; ')
}

describe('a typed date and time', () => {
  it('is read on the wall clock of the facility, with a T or a space', () => {
    assert.equal(read('2026-07-01T14:30'), '2026-07-01T12:30:00.000Z')
    assert.equal(read(' 2026-01-05 14:30 '), '2026-01-05T13:30:00.000Z')
    assert.equal(read('2026-07-01T14:30', { timeZone: 'Africa/Johannesburg' }), '2026-07-01T12:30:00.000Z')
  })

  it('is refused in the hour that a clock change skips, with the two nearest times', () => {
    for (const text of ['2026-03-29T02:00', '2026-03-29 02:30', '2026-03-29T02:59']) {
      assert.match(
        read(text),
        /^at: .*did not exist. Enter 2026-03-29 01:59 or earlier, or 2026-03-29 03:00 or later$/,
      )
    }
    assert.equal(read('2026-03-29T01:59'), '2026-03-29T00:59:00.000Z')
    assert.equal(read('2026-03-29T03:00'), '2026-03-29T01:00:00.000Z')
  })

  it('is asked about in the hour that a clock change doubles, and both are offered', () => {
    assert.match(read('2026-10-25T02:30'), /^at: .*came twice.*first \(UTC\+02:00\).*second \(UTC\+01:00\)$/)
    assert.deepEqual(
      whichMoments('2026-10-25T02:30', 'Europe/Berlin').map(({ value }) => value),
      ['+02:00', '+01:00'],
    )
    assert.equal(read('2026-10-25T02:30', { atOffset: '+02:00' }), '2026-10-25T00:30:00.000Z')
    assert.equal(read('2026-10-25T02:30', { atOffset: '+01:00' }), '2026-10-25T01:30:00.000Z')
    assert.match(read('2026-10-25T02:30', { atOffset: '+05:00' }), /came twice/)
    assert.match(read('2026-10-25T02:30', { atOffset: '' }), /came twice/)
  })

  it('is one just before and just after the doubled hour, whatever choice was left over', () => {
    assert.equal(read('2026-10-25T01:59', { atOffset: '+01:00' }), '2026-10-24T23:59:00.000Z')
    assert.equal(read('2026-10-25T03:00', { atOffset: '+02:00' }), '2026-10-25T02:00:00.000Z')
    assert.deepEqual(whichMoments('2026-10-25T03:00', 'Europe/Berlin'), [])
  })

  it('is refused in years that cannot be, in the future, and where it is no time at all', () => {
    for (const text of ['0202-01-01T10:00', '1899-12-31T23:59', '2200-01-01T00:00']) {
      assert.match(read(text), /^at: The year \d+ cannot be right/, text)
    }
    assert.match(read('2026-12-01T13:06'), /^at: The time is in the future/)
    assert.equal(read('2026-12-01T13:05'), '2026-12-01T12:05:00.000Z')
    for (const text of [
      '',
      '202-01-01T10:00',
      '2026-02-30T10:00',
      '2026-07-01T25:00',
      '2026-07-01T10:00Z',
      'noon',
    ]) {
      assert.match(read(text), /^at: Enter the time as YYYY-MM-DD HH:MM/, text)
    }
    assert.match(read('2026-07-01T10:00+09:00'), /^at: Enter the time as YYYY-MM-DD HH:MM/)
  })

  it('comes back as it was typed: every minute of a year in Berlin, by its clock and its offset', () => {
    const schema = schemaIn('Europe/Berlin')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 * 24 * 60 - 1 }), (minutes) => {
        const at = new Date(Date.parse('2025-06-01T00:00:00Z') + minutes * 60_000)
        const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('Europe/Berlin')
        const local = zoned.toPlainDateTime().toString({ smallestUnit: 'minute' })
        const atOffset = zoned.offset
        assert.equal(schema.parse({ at: local, atOffset }).at.getTime(), at.getTime())
      }),
      { numRuns: 300 },
    )
  })
})

function messageOf(text: string): string | undefined {
  const message = calendarDay('the-last-day').safeParse(text).error?.issues[0]?.message
  return message === undefined ? undefined : toldOfIssue(message)
}

describe('a typed day', () => {
  it('is refused in years that cannot be', () => {
    assert.match(String(messageOf('0202-01-01')), /too long ago/)
    assert.match(String(messageOf('9999-12-31')), /too far away/)
    assert.match(String(messageOf('2026-02-30')), /YYYY-MM-DD/)
    assert.equal(messageOf('2026-02-28'), undefined)
  })
})
