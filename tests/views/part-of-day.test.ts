import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { partOfDay } from '../../views/dashboard/part-of-day.ts'

describe('the start page greets', () => {
  for (const [time, part] of [
    ['00:00', 'evening'],
    ['04:59', 'evening'],
    ['05:00', 'morning'],
    ['11:59', 'morning'],
    ['12:00', 'afternoon'],
    ['17:59', 'afternoon'],
    ['18:00', 'evening'],
    ['23:59', 'evening'],
  ] as const) {
    it(`with the ${part} at ${time}`, () => {
      assert.equal(partOfDay(`2026-11-28T${time}`), part)
    })
  }
})
