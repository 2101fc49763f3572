import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  against,
  interpret,
  limitsFor,
  monthsOfLife,
} from '../../../server/patients/vital-signs/interpret.ts'
import { usualLimits } from '../../../server/patients/vital-signs/usual-limits.ts'
import { measures, plausibleDiastolic, type VitalKind } from '../../../server/vital-kinds.ts'

const zone = 'Africa/Johannesburg'
const months = (count: number) => ({ least: count, most: count })
const adult = months(12 * 40)

const reading = (value: string, diastolic: string | null = null) => ({ value, diastolic, circumstance: null })

const glucose = (value: string, circumstance: 'fasting' | 'not-fasting' | null) =>
  interpret('glucose', { value, diastolic: null, circumstance }, adult)

const at = (text: string) => new Date(text)

describe('the limits of vital signs', () => {
  it('cover every age once, from birth on, for what they are about', () => {
    for (const of of new Set(usualLimits.map((one) => one.of))) {
      const rows = usualLimits
        .filter((one) => one.of === of && one.when === undefined)
        .toSorted((one, other) => one.months[0] - other.months[0])
      assert.equal(rows[0]?.months[0], 0, of)
      rows.forEach(({ months: [, before] }, place) => {
        assert.equal(before, rows[place + 1]?.months[0] ?? null, `${of} after row ${place}`)
      })
    }
  })

  it('stand in order, within what is plausible: critical, usual, critical', () => {
    for (const { of, usual, critical } of usualLimits) {
      const [from, to] = of === 'diastolic' ? plausibleDiastolic : measures[of].plausible
      const bounds = [from, critical[0], usual[0], usual[1], critical[1], to].filter((one) => one !== null)
      assert.deepEqual(
        bounds,
        bounds.toSorted((one, other) => one - other),
        `${of} ${JSON.stringify({ usual, critical })}`,
      )
    }
  })

  // NEWS2: what scores 3 is critical, what scores 0 is usual, at both sides of every edge.
  const news2: readonly (readonly [VitalKind, string, string])[] = [
    ['respiration', '8', 'critical-low'],
    ['respiration', '9', 'low'],
    ['respiration', '12', 'usual'],
    ['respiration', '20', 'usual'],
    ['respiration', '21', 'high'],
    ['respiration', '25', 'critical-high'],
    ['oxygen-saturation', '91', 'critical-low'],
    ['oxygen-saturation', '92', 'low'],
    ['oxygen-saturation', '96', 'usual'],
    ['pulse', '40', 'critical-low'],
    ['pulse', '41', 'low'],
    ['pulse', '51', 'usual'],
    ['pulse', '90', 'usual'],
    ['pulse', '130', 'high'],
    ['pulse', '131', 'critical-high'],
    ['temperature', '35.0', 'critical-low'],
    ['temperature', '35.1', 'low'],
    ['temperature', '36.1', 'usual'],
    ['temperature', '38.0', 'usual'],
    ['temperature', '38.1', 'high'],
  ]
  for (const [kind, value, says] of news2) {
    it(`call ${kind} ${value} of an adult ${says}`, () => {
      assert.equal(interpret(kind, reading(value), adult), says)
    })
  }

  it('take of a blood pressure the graver number', () => {
    assert.equal(interpret('blood-pressure', reading('128', '82'), adult), 'usual')
    assert.equal(interpret('blood-pressure', reading('128', '95'), adult), 'high')
    assert.equal(interpret('blood-pressure', reading('90', '60'), adult), 'critical-low')
    assert.equal(interpret('blood-pressure', reading('150', '121'), adult), 'critical-high')
  })

  it('go by age: a pulse of 150 is usual for a newborn, high for a child, critical for an adult', () => {
    assert.equal(interpret('pulse', reading('150'), months(0)), 'usual')
    assert.equal(interpret('pulse', reading('150'), months(30)), 'high')
    assert.equal(interpret('pulse', reading('150'), adult), 'critical-high')
    assert.equal(interpret('temperature', reading('38.0'), months(2)), 'critical-high')
    assert.equal(interpret('temperature', reading('38.0'), months(3)), 'high')
  })

  it('of glucose go by whether it was taken fasting', () => {
    assert.equal(glucose('8.0', 'fasting'), 'high')
    assert.equal(glucose('6.1', 'fasting'), 'high')
    assert.equal(glucose('6.0', 'fasting'), 'usual')
    assert.equal(glucose('6.1', null), 'usual')
    assert.equal(glucose('8.0', 'not-fasting'), 'usual')
    assert.equal(glucose('8.0', null), 'usual')
    assert.equal(glucose('2.9', null), 'critical-low')
  })

  it('say nothing where the birth is not known, or not well enough, or nothing is usual', () => {
    assert.equal(interpret('pulse', reading('150'), undefined), null)
    assert.equal(interpret('pulse', reading('150'), { least: 5, most: 15 }), null)
    assert.equal(interpret('pulse', reading('95'), { least: 400, most: 411 }), 'high')
    assert.equal(interpret('blood-pressure', reading('112', '70'), undefined), null)
    assert.equal(interpret('weight', reading('70'), adult), null)
    assert.equal(limitsFor('pain', adult), undefined)
  })

  // What is critical at every age is critical, whatever the age is.
  for (const [kind, value, says] of [
    ['oxygen-saturation', '40', 'critical-low'],
    ['oxygen-saturation', '89', 'critical-low'],
    ['oxygen-saturation', '91', 'low'],
    ['oxygen-saturation', '95', null],
    ['oxygen-saturation', '98', 'usual'],
    ['glucose', '1.0', 'critical-low'],
    ['glucose', '2.0', 'low'],
    ['glucose', '3.0', null],
    ['glucose', '30', 'critical-high'],
    ['glucose', '12', 'high'],
    ['temperature', '29', 'critical-low'],
    ['temperature', '41.5', 'critical-high'],
    ['temperature', '39', 'high'],
    ['pulse', '40', 'critical-low'],
    ['pulse', '220', 'critical-high'],
    ['respiration', '8', 'critical-low'],
    ['weight', '3', null],
  ] as const) {
    it(`call ${kind} ${value} of somebody whose age is not known ${says}`, () => {
      assert.equal(interpret(kind, reading(value), undefined), says)
    })
  }

  it('go, of a birth that is known to the year, by the ages that it leaves', () => {
    const years11to12 = { least: 138, most: 149 }
    assert.equal(interpret('pulse', reading('45'), years11to12), 'critical-low')
    assert.equal(interpret('pulse', reading('55'), years11to12), 'low')
    assert.equal(interpret('pulse', reading('110'), years11to12), null)
    assert.equal(interpret('blood-pressure', reading('88', '40'), years11to12), 'critical-low')
  })

  it('never say of an age that is not known what is not said of every age', () => {
    const kinds = [...new Set(usualLimits.map(({ of }) => of))].filter((of) => of !== 'diastolic')
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.integer({ min: 0, max: 300 }),
        fc.nat(400),
        fc.nat(400),
        (kind, number, one, other) => {
          const [least, most] = [Math.min(one, other), Math.max(one, other)]
          const says = interpret(kind, reading(String(number)), { least, most })
          const ages = Array.from({ length: most - least + 1 }, (_none, place) =>
            interpret(kind, reading(String(number)), months(least + place)),
          )
          const critical =
            ages.every((age) => age === 'critical-low') || ages.every((age) => age === 'critical-high')
          assert.equal(critical, says?.startsWith('critical') ?? false)
          const side = says?.replace('critical-', '')
          assert.ok(side === undefined || ages.every((age) => age?.replace('critical-', '') === side))
        },
      ),
    )
  })

  it('of children from one year to ten call hypotension what is below 70 and twice the years (PALS)', () => {
    for (const [age, highest] of [
      [1, 71],
      [2, 73],
      [5, 79],
      [9, 87],
      [10, 89],
      [15, 89],
    ] as const) {
      const says = (systolic: number, month: number) =>
        interpret('blood-pressure', reading(String(systolic)), months(month))
      assert.equal(says(highest, age * 12), 'critical-low', `${age}`)
      assert.equal(says(highest, age * 12 + 11), 'critical-low', `${age}`)
      assert.equal(says(highest + 1, age * 12), 'low', `${age}`)
    }
  })

  // Kind, age in months, number, and what it is called; at both sides of an edge.
  const edges: readonly (readonly [VitalKind, number, string, string])[] = [
    ['glucose', 0, '2.5', 'low'],
    ['glucose', 0, '8.0', 'usual'],
    ['glucose', 0, '8.1', 'high'],
    ['glucose', 0, '11.9', 'high'],
    ['glucose', 0, '12.0', 'critical-high'],
    ['blood-pressure', 480, '180', 'high'],
    ['blood-pressure', 480, '181', 'critical-high'],
    ['blood-pressure', 156, '180', 'high'],
    ['blood-pressure', 156, '181', 'critical-high'],
    ['blood-pressure', 191, '181', 'critical-high'],
    ['blood-pressure', 155, '181', 'high'],
    ['temperature', 480, '41.4', 'high'],
    ['temperature', 480, '41.5', 'critical-high'],
    ['temperature', 100, '41.5', 'critical-high'],
    ['temperature', 3, '41.4', 'high'],
    ['temperature', 3, '41.5', 'critical-high'],
    ['pulse', 144, '49', 'critical-low'],
    ['pulse', 144, '50', 'low'],
    ['pulse', 143, '59', 'critical-low'],
    ['respiration', 0, '59', 'usual'],
    ['respiration', 1, '60', 'high'],
    ['respiration', 2, '54', 'high'],
  ]
  for (const [kind, age, value, says] of edges) {
    it(`call ${kind} ${value} at ${age} months ${says}`, () => {
      assert.equal(interpret(kind, reading(value), months(age)), says)
    })
  }

  it('of the lower pressure call low what is under 60 in adults, and critical what is above 120 from 13 years', () => {
    for (const [diastolic, month, says] of [
      ['59', 480, 'low'],
      ['60', 480, 'usual'],
      ['120', 156, 'high'],
      ['121', 156, 'critical-high'],
      ['121', 155, 'high'],
    ] as const) {
      assert.equal(interpret('blood-pressure', reading('125', diastolic), months(month)), says)
    }
  })

  it('count completed months, in the zone of the facility', () => {
    assert.deepEqual(monthsOfLife('2026-01-31', at('2026-02-28T12:00:00Z'), zone), months(0))
    assert.deepEqual(monthsOfLife('2026-01-31', at('2026-03-31T00:00:00+02:00'), zone), months(2))
    assert.deepEqual(monthsOfLife('2026-01-31', at('2026-03-30T23:59:00+02:00'), zone), months(1))
    assert.deepEqual(monthsOfLife('2010', at('2026-03-04T09:00:00Z'), zone), { least: 182, most: 194 })
    assert.equal(monthsOfLife('2027-01-01', at('2026-03-04T09:00:00Z'), zone), undefined)
    assert.equal(monthsOfLife(null, at('2026-03-04T09:00:00Z'), zone), undefined)
  })

  it('never call a number less grave the further out it is', () => {
    const gravity = { usual: 0, low: 1, high: 1, 'critical-low': 2, 'critical-high': 2 }
    fc.assert(
      fc.property(
        fc.constantFrom(...usualLimits),
        fc.double({ min: 0, max: 350, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (limits, value, further) => {
          const says = against(value, limits)
          const out = says.includes('low') ? value - further : says === 'usual' ? value : value + further
          assert.ok(gravity[against(out, limits)] >= gravity[says])
        },
      ),
    )
  })
})
