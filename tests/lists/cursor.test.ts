import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { newId } from '../../models/new-id.ts'
import { byFallingNumber, byText, newestFirst, oldestFirst } from '../../server/lists/cursor.ts'
import { anyMoment } from './any-moment.ts'

const id = '01900000-0000-7000-8000-00000000000a'
const place = (at: string) => ({ at, id })

describe('a place in a list', () => {
  it('is read as it was written, to the microsecond, in every year from 1 to 9999', () => {
    fc.assert(
      fc.property(anyMoment, fc.uuid(), (at, some) => {
        const written = newestFirst.write({ at, id: some })
        assert.deepEqual(newestFirst.read(written), { at, id: some })
        assert.deepEqual(oldestFirst.read(written), { at, id: some })
      }),
    )
    for (const at of ['0001-01-01T00:00:00.000000Z', '9999-12-31T23:59:59.999999Z']) {
      assert.deepEqual(newestFirst.read(newestFirst.write(place(at))), place(at))
    }
  })

  it('is read from links that were made with milliseconds, or with no more digits than needed', () => {
    for (const [text, at] of [
      ['2026-03-04T08:00:00.123Z', '2026-03-04T08:00:00.123000Z'],
      ['2026-03-04T08:00:00Z', '2026-03-04T08:00:00.000000Z'],
      ['2026-03-04T08:00:00.1234Z', '2026-03-04T08:00:00.123400Z'],
    ] as const) {
      assert.deepEqual(newestFirst.read(`${text}_${id}`), place(at))
    }
  })

  it('is none where there is no such moment, or no such id', () => {
    for (const text of [
      '',
      '_',
      'x',
      'infinity_',
      `infinity_${id}`,
      `-infinity_${id}`,
      `0000-01-01T00:00:00.000Z_${id}`,
      `+010000-01-01T00:00:00.000Z_${id}`,
      `10000-01-01T00:00:00.000Z_${id}`,
      `-000001-01-01T00:00:00.000Z_${id}`,
      `2026-02-31T00:00:00.000Z_${id}`,
      `2026-02-28T24:00:00.000Z_${id}`,
      `2026-02-28T23:59:60.000Z_${id}`,
      `2026-02-28T23:59:59.0000000Z_${id}`,
      `2026-02-28T23:59:59.Z_${id}`,
      `2026-02-28T23:59:59.000+01:00_${id}`,
      `2026-02-28_${id}`,
      `2026-02-28T23:59:59.000Z_${id.slice(1)}`,
      `2026-02-28T23:59:59.000Z_${id.toUpperCase()}`,
      `2026-02-28T23:59:59.000Z_${id}_`,
      `2026-02-28T23:59:59.000Z_${id}\n`,
      `2026-02-28T23:59:59.000Z'; DROP TABLE alerts; --_${id}`,
    ]) {
      assert.equal(newestFirst.read(text), undefined, text)
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(newestFirst.read(text), undefined)
      }),
    )
  })

  it('is not written where no address could name it: a list breaks off rather than repeat itself', () => {
    for (const at of ['10000-01-01T00:00:00.000000Z', '0000-12-31T23:59:59.999999Z', 'infinity', '']) {
      assert.throws(() => newestFirst.write(place(at)), RangeError, at)
    }
    assert.throws(() => newestFirst.write({ at: '2026-03-04T08:00:00.000000Z', id: 'a' }), RangeError)
  })

  it('may be a text or a number that no two rows share', () => {
    const byName = byText((row: { name: string }) => row.name)
    assert.equal(byName.read(byName.write(byName.placeOf({ name: 'n.naidoo' }))), 'n.naidoo')
    const byRevision = byFallingNumber((row: { number: number }) => row.number)
    assert.equal(byRevision.read(byRevision.write(byRevision.placeOf({ number: 12 }))), 12)
    for (const text of ['0', '-1', '1.5', '1e3', 'x', '9999999999', newId()]) {
      assert.equal(byRevision.read(text), undefined, text)
    }
  })
})
