import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { tooSoon } from '../../server/prescriptions/dispensing/supply-interval.ts'
import { handedProducts } from '../../server/prescriptions/handed-products.ts'

const today = '2026-03-04'

describe('a supply that comes too soon', () => {
  const cases: readonly [string, Partial<Parameters<typeof tooSoon>[0]>, ReturnType<typeof tooSoon>][] = [
    ['a first supply', {}, undefined],
    ['one before its day', { days: 28, dueOn: '2026-03-05' }, 'before-its-day'],
    ['one on its day', { days: 28, dueOn: today }, undefined],
    ['a second whole one on one day, where its length is unknown', { handedOn: today }, 'same-day'],
    ['one on the next day, where its length is unknown', { handedOn: '2026-03-03' }, undefined],
    ['the rest of one that has begun', { handedOn: today, begun: true, owed: 11 }, undefined],
    ['nothing that is left', { handedOn: today, owed: 0 }, undefined],
    ['one of known length that is due today', { days: 1, dueOn: today, handedOn: today }, undefined],
  ]
  for (const [what, changes, expected] of cases) {
    it(`is ${expected === undefined ? 'not ' : ''}${what}`, () => {
      const supply = { begun: false, owed: 21, days: undefined, dueOn: undefined, handedOn: undefined }
      assert.equal(tooSoon({ ...supply, ...changes }, today), expected)
    })
  }
})

describe('the products that were handed over', () => {
  it('are named where any was another than the one prescribed, each once, the first one first', () => {
    assert.deepEqual(handedProducts('A', []), [])
    assert.deepEqual(handedProducts('A', [null, null]), [])
    assert.deepEqual(handedProducts('A', ['B']), ['B'])
    assert.deepEqual(handedProducts('A', [null, 'B', null, 'B', 'C']), ['A', 'B', 'C'])
  })
})
