import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { bodyMassOf } from '../../../server/patients/vital-signs/growth/body-mass.ts'
import { percentileOf, valueAt, zScore } from '../../../server/patients/vital-signs/growth/lms.ts'
import {
  dayOfLife,
  growthRows,
  growthZ,
  heightForCurve,
  lmsAt,
  type GrowthIndicator,
} from '../../../server/patients/vital-signs/growth/who-growth.ts'
import type { Reading } from '../../../views/patients/vital-signs/vital-sign.ts'

const zone = 'Africa/Johannesburg'
const indicators: readonly GrowthIndicator[] = ['weight', 'height', 'head-circumference', 'body-mass-index']
const sexes = ['female', 'male'] as const

describe('growth of children', () => {
  // Cells of WHO's published tables of z-scores.
  const published: readonly (readonly [GrowthIndicator, 'female' | 'male', number, number, number])[] = [
    ['weight', 'male', 0, 3.3464, 0],
    ['weight', 'male', 0, 2.5, -2],
    ['weight', 'male', 0, 4.4, 2],
    ['weight', 'female', 0, 2.4, -2],
    ['weight', 'female', 365, 8.9, 0],
    ['weight', 'male', 731, 12.2, 0],
    ['height', 'male', 0, 49.9, 0],
    ['height', 'male', 365, 71.0, -2],
    ['height', 'female', 1826, 109.4, 0],
    ['head-circumference', 'female', 0, 33.9, 0],
  ]
  for (const [indicator, sex, day, value, z] of published) {
    it(`gives the published cell: ${indicator} at ${z} of a ${sex} on day ${day} is ${value}`, () => {
      const lms = lmsAt(indicator, sex, day)
      const decimals = String(value).split('.')[1]?.length ?? 0
      assert.equal(lms && Number(valueAt(lms, z).toFixed(decimals)), value)
      const found = growthZ(indicator, value, { sex, day })
      assert.ok(found !== undefined && Math.abs(found - z) < 0.15, String(found))
    })
  }

  it('gives 0.00 for the weight 3.3464 kg of a boy on the day of his birth', () => {
    assert.equal(growthZ('weight', 3.3464, { sex: 'male', day: 0 })?.toFixed(2), '0.00')
  })

  it('takes the logarithm where L is 0, and comes near it where L is nearly 0', () => {
    const lms = { l: 0, m: 10, s: 0.1 }
    assert.ok(Math.abs(zScore(10 * Math.exp(0.15), lms, false) - 1.5) < 1e-9)
    assert.ok(Math.abs(zScore(12, lms, false) - zScore(12, { ...lms, l: 1e-7 }, false)) < 1e-5)
    assert.ok(Math.abs(valueAt(lms, 2) - 10 * Math.exp(0.2)) < 1e-9)
  })

  it('beyond 3 goes on for weight as it is between 2 and 3, on both sides', () => {
    const lms = lmsAt('weight', 'male', 0)
    assert.ok(lms !== undefined)
    for (const side of [1, -1]) {
      const [second, third] = [valueAt(lms, 2 * side), valueAt(lms, 3 * side)]
      const fourth = third + (third - second)
      assert.ok(Math.abs(zScore(fourth, lms, true) - 4 * side) < 1e-9)
      assert.ok(Math.abs(zScore(fourth, lms, false) - 4 * side) > 0.01, 'height goes by its own formula')
    }
  })

  it('is the same there and back, at every age, of every indicator', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...indicators),
        fc.constantFrom(...sexes),
        fc.nat(1826),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (indicator, sex, day, z) => {
          const lms = lmsAt(indicator, sex, day)
          assert.ok(lms !== undefined)
          assert.ok(Math.abs(zScore(valueAt(lms, z), lms, true) - z) < 1e-6)
        },
      ),
    )
  })

  it('grows with the value, beyond 3 too, without a step', () => {
    const lms = lmsAt('weight', 'female', 200)
    assert.ok(lms !== undefined)
    let before = -Infinity
    for (let value = 2; value < 16; value += 0.01) {
      const z = zScore(value, lms, true)
      assert.ok(z > before && (before === -Infinity || z - before < 0.2))
      before = z
    }
  })

  it('measures lying under two years and standing from then on, and puts the other right by 0.7 cm', () => {
    assert.equal(heightForCurve(80, 'standing-up', 730), 80.7)
    assert.equal(heightForCurve(80, 'standing-up', 731), 80)
    assert.equal(heightForCurve(90, 'lying-down', 731), 89.3)
    assert.equal(heightForCurve(90, 'lying-down', 730), 90)
    assert.equal(heightForCurve(90, null, 731), 90)
    const standing = growthZ('height', 80, { sex: 'male', day: 500, circumstance: 'standing-up' })
    assert.equal(standing, growthZ('height', 80.7, { sex: 'male', day: 500 }))
  })

  it('takes from the day on which a child is measured standing WHO’s standing rows alone, and before it the lying ones', () => {
    for (const [sex, length, z] of [
      ['female', 79.5, '-1.93'],
      ['male', 81.2, '-1.94'],
    ] as const) {
      assert.equal(growthZ('height', length, { sex, day: 731, circumstance: 'standing-up' })?.toFixed(2), z)
    }
    for (const [indicator, sex, m] of [
      ['height', 'female', 85.7153],
      ['height', 'male', 87.1161],
      ['body-mass-index', 'female', 15.6881],
      ['body-mass-index', 'male', 16.0189],
    ] as const) {
      assert.equal(lmsAt(indicator, sex, 731)?.m, m)
      const [lying, standing] = [730, 761].map((day) =>
        growthRows(indicator, sex).find((row) => row.day === day),
      )
      assert.deepEqual(lmsAt(indicator, sex, 730)?.m, lying?.m)
      const between = lmsAt(indicator, sex, 746)?.m ?? 0
      assert.ok(Math.abs(between - (m + (standing?.m ?? 0)) / 2) < 1e-9, 'between standing rows alone')
    }
  })

  it('has rows in order of age, and between two of them what lies between', () => {
    for (const indicator of indicators) {
      for (const sex of sexes) {
        const rows = growthRows(indicator, sex)
        assert.ok(rows.length > 70)
        assert.equal(rows[0]?.day, 0)
        assert.ok(rows.every(({ day, m, s }, place) => m > 0 && s > 0 && day > (rows[place - 1]?.day ?? -1)))
      }
    }
    const [at, below, above] = [1_440, 1_431, 1_461].map((day) => lmsAt('weight', 'male', day)?.m ?? 0)
    assert.ok(at !== undefined && below !== undefined && above !== undefined && below < at && at < above)
  })

  it('ends where WHO’s tables end, and begins at birth', () => {
    assert.equal(growthZ('head-circumference', 50, { sex: 'male', day: 1_827 }), undefined)
    assert.equal(growthZ('weight', 3, { sex: 'male', day: -1 }), undefined)
  })

  it('counts days of life in the zone of the facility, of births that are known to the day', () => {
    assert.equal(dayOfLife('2026-03-04', new Date('2026-03-03T22:30:00Z'), zone), 0)
    assert.equal(dayOfLife('2026-03-04', new Date('2026-03-04T22:30:00Z'), zone), 1)
    assert.equal(dayOfLife('2026-03-04', new Date('2026-03-03T21:30:00Z'), zone), undefined)
    assert.equal(dayOfLife('2026-03', new Date('2026-04-03T21:30:00Z'), zone), undefined)
  })

  it('tells percentiles', () => {
    for (const [z, percent] of [
      [0, 50],
      [1.644_85, 95],
      [-1.880_79, 3],
      [-3, 0.135],
    ] as const) {
      assert.ok(Math.abs(percentileOf(z) - percent) < 0.01, `${z}`)
    }
  })
})

const reading = (kind: 'weight' | 'height', value: string, day: string): readonly [Reading] => [
  {
    id: kind,
    kind,
    value,
    takenAt: new Date(`${day}T08:00:00Z`),
    diastolic: null,
    circumstance: null,
    note: null,
    reasonAfterDeath: null,
    interpretation: null,
  },
]

describe('the body mass index', () => {
  it('of an adult takes the last weight and height, whenever they were', () => {
    const vitals = [reading('weight', '70', '2026-03-04'), reading('height', '175', '2020-03-04')]
    const found = bodyMassOf(vitals, { birthDate: '1984-03-27', sex: 'other' }, zone)
    assert.equal(found?.value.toFixed(1), '22.9')
    assert.equal(found.z, null)
  })

  it('of a child needs both of about the same time, and has a z-score', () => {
    const child = { birthDate: '2021-03-04', sex: 'female' }
    const near = [reading('weight', '18.2', '2026-03-04'), reading('height', '109.4', '2026-02-20')]
    assert.ok(Math.abs(bodyMassOf(near, child, zone)?.z ?? 9) < 0.1)
    const far = [reading('weight', '18.2', '2026-03-04'), reading('height', '109.4', '2025-02-20')]
    assert.equal(bodyMassOf(far, child, zone), null)
    assert.equal(bodyMassOf(near, { ...child, birthDate: null }, zone), null)
    assert.equal(bodyMassOf(near.slice(0, 1), child, zone), null)
  })
})
