import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { outsideOfPlausible } from '../../../server/patients/results/against-limits.ts'
import { markOf } from '../../../server/patients/results/mark.ts'
import { plausibleResults } from '../../../server/patients/results/plausible-results.ts'
import { testLimits } from '../../../server/patients/results/test-limits.ts'

const woman = { months: { least: 480, most: 480 }, sex: 'female' }
const unknown = { months: undefined, sex: 'unknown' }
const number = (loinc: string, value: string, ucum: string) => ({
  sort: 'number' as const,
  loinc,
  value,
  ucum,
  comparator: null,
  low: null,
  high: null,
  range: null,
  reported: null,
})
const potassium = (value: string) => ({ ...number('2823-3', value, 'mmol/L'), low: '3.5', high: '5.1' })
const haemoglobin = (value: string, ucum = 'g/dL') => number('718-7', value, ucum)

describe('what a result is marked as', () => {
  it('is critical by the limits of MedGuard, whatever the laboratory and its range say', () => {
    for (const [value, mark, markedBy] of [
      ['2.5', 'critical-low', 'limits'],
      ['2.6', 'low', 'range'],
      ['4.0', 'usual', 'range'],
      ['6.4', 'high', 'range'],
      ['6.5', 'critical-high', 'limits'],
    ]) {
      assert.deepEqual(markOf(potassium(value ?? ''), woman), { mark, markedBy }, value)
    }
    const called = { ...potassium('7'), reported: 'usual' as const }
    assert.deepEqual(markOf(called, woman), { mark: 'critical-high', markedBy: 'limits' })
  })

  it('goes by age and sex, in another unit too, and says what holds for everybody where these are not known', () => {
    assert.equal(markOf(haemoglobin('12.5'), woman).mark, null)
    assert.equal(markOf(haemoglobin('12.5'), { ...woman, sex: 'male' }).mark, 'low')
    assert.equal(markOf(haemoglobin('125', 'g/L'), { ...woman, sex: 'male' }).mark, 'low')
    assert.equal(markOf(haemoglobin('12.5'), { ...woman, sex: 'unknown' }).mark, null)
    assert.equal(markOf(haemoglobin('6.9'), unknown).mark, 'critical-low')
    assert.equal(markOf(haemoglobin('6.9', 'mmol/L'), woman).mark, null, 'in a unit that is not compared')
  })

  it('is of a number below or above what was measured only what is certain', () => {
    const atMost = { ...number('2823-3', '2.5', 'mmol/L'), comparator: '<' as const }
    assert.equal(markOf(atMost, woman).mark, 'critical-low')
    assert.equal(markOf({ ...atMost, comparator: '>' }, woman).mark, null)
    assert.equal(markOf({ ...atMost, value: '7', comparator: '<' }, woman).mark, null)
  })
})

describe('the limits of tests', () => {
  it('refuse what nobody alive has, in the unit that was typed', () => {
    assert.deepEqual(outsideOfPlausible(potassium('45')), { from: 0.5, to: 15, unit: 'mmol/L' })
    assert.equal(outsideOfPlausible(potassium('4.5')), undefined)
    assert.deepEqual(outsideOfPlausible(number('718-7', '12', 'g/L')), undefined)
    assert.deepEqual(outsideOfPlausible(number('718-7', '400', 'g/L')), { from: 5, to: 300, unit: 'g/L' })
  })

  it('lie within what is plausible, the critical ones outside of the usual', () => {
    for (const { loinc, usual, critical } of testLimits) {
      const bounds = [critical[0], usual[0], usual[1], critical[1]].filter((bound) => bound !== null)
      assert.deepEqual(
        bounds,
        bounds.toSorted((one, other) => one - other),
        loinc,
      )
      const [from, to] = plausibleResults[loinc] ?? [-Infinity, Infinity]
      assert.ok(
        bounds.every((bound) => bound > from && bound < to),
        loinc,
      )
    }
  })
})
