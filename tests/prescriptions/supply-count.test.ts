import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { countSupplies } from '../../server/prescriptions/dispensing/supply-count.ts'
import {
  daysOfSupply,
  nextSupplyDue,
  timesADay,
} from '../../server/prescriptions/dispensing/supply-interval.ts'

const at = (day: number) => new Date(Date.UTC(2026, 2, day, 8))
const dayOf = (moment: Date) => moment.toISOString().slice(0, 10)

describe('counting what was supplied', () => {
  it('leaves 11 owed when 10 of 21 were handed over', () => {
    const count = countSupplies({ quantity: 21, repeats: 0 }, [{ quantity: 10, at: at(4) }])
    assert.equal(count.owed, 11)
    assert.equal(count.begun, true)
    assert.equal(count.current, 1)
  })

  it('owes, with what was handed over, exactly what was prescribed, in whatever parts', () => {
    const cases = fc
      .record({ quantity: fc.integer({ min: 1, max: 200 }), repeats: fc.integer({ min: 0, max: 24 }) })
      .chain((order) =>
        fc.record({ order: fc.constant(order), wishes: fc.array(fc.integer({ min: 1, max: 200 })) }),
      )
    fc.assert(
      fc.property(cases, ({ order, wishes }) => {
        const handed: { quantity: number; at: Date }[] = []
        for (const wish of wishes) {
          const { owed, current, of, supplied, total } = countSupplies(order, handed)
          assert.ok(owed >= 0 && owed <= order.quantity)
          assert.ok(current >= 1 && current <= of)
          assert.equal(supplied + owed + (of - current) * order.quantity, total)
          assert.equal(owed === 0, supplied === total)
          if (owed === 0) {
            break
          }
          handed.push({ quantity: Math.min(wish, owed), at: at(1) })
        }
      }),
    )
  })

  it('owes again what was taken back', () => {
    const order = { quantity: 21, repeats: 1 }
    assert.equal(countSupplies(order, [{ quantity: 21, at: at(4) }]).current, 2)
    assert.deepEqual(countSupplies(order, []).owed, 21)
  })
})

describe('how long a supply lasts', () => {
  const order: Parameters<typeof daysOfSupply>[0] = {
    dose: '1 capsule',
    frequency: 'three times a day',
    quantity: 21,
    repeatAfterDays: null,
  }

  const known: readonly [Partial<typeof order>, number][] = [
    [{}, 7],
    [{ dose: '2 tablets', quantity: 28, frequency: 'twice a day' }, 7],
    [{ dose: '1 tablet', quantity: 28, frequency: 'once daily' }, 28],
    [{ dose: 'half a tablet', quantity: 14, frequency: 'at night' }, 28],
    [{ dose: '1 tablet', quantity: 9, frequency: 'every 8 hours' }, 3],
    [{ dose: '1 tablet', quantity: 4, frequency: 'once a week' }, 28],
    [{ dose: '1 capsule', quantity: 60, frequency: '2 times a day' }, 30],
  ]
  for (const [changes, days] of known) {
    it(`is told by ${JSON.stringify(changes)}: ${days} days`, () => {
      assert.equal(daysOfSupply({ ...order, ...changes }), days)
    })
  }

  const unknown: readonly Partial<typeof order>[] = [
    { dose: '500 mg' },
    { dose: '5 mL' },
    { frequency: 'when needed, up to three times a day' },
    { frequency: 'as directed' },
    { frequency: '1 tablet daily, then 2 daily' },
    { quantity: 1, dose: '2 puffs' },
  ]
  for (const changes of unknown) {
    it(`is not guessed from ${JSON.stringify(changes)}`, () => {
      assert.equal(daysOfSupply({ ...order, ...changes }), undefined)
    })
  }

  it('is what the prescriber said, where they said it', () => {
    assert.equal(daysOfSupply({ ...order, dose: '5 mL', repeatAfterDays: 30 }), 30)
    assert.equal(timesADay('nonsense'), undefined)
  })

  it('makes the next supply due so many days after the last began, and its second part at any time', () => {
    const prescribed = { quantity: 21, repeats: 1 }
    const whole = countSupplies(prescribed, [
      { quantity: 10, at: at(4) },
      { quantity: 11, at: at(6) },
    ])
    assert.equal(nextSupplyDue(whole, 7, dayOf), '2026-03-11')
    const part = countSupplies(prescribed, [{ quantity: 10, at: at(4) }])
    assert.equal(nextSupplyDue(part, 7, dayOf), undefined)
    assert.equal(nextSupplyDue(whole, undefined, dayOf), undefined)
  })
})
