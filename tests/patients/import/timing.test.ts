import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { momentText } from '../../../server/patients/import/words/event-timing.ts'
import { readFields, isUnusable } from '../../../server/patients/import/mapping/read-fields.ts'
import { saidDate } from '../../../server/patients/import/words/said-date.ts'
import { timing, timingText } from '../../../server/patients/import/words/timing-text.ts'

describe('a moment of the day', () => {
  for (const [code, at, offset] of [
    ['MORN', 'in the morning', '30 minutes after the usual time in the morning'],
    ['MORN.early', 'in the early morning', '30 minutes after the usual time in the early morning'],
    ['MORN.late', 'in the late morning', '30 minutes after the usual time in the late morning'],
    ['NOON', 'at noon', '30 minutes after noon'],
    ['AFT', 'in the afternoon', '30 minutes after the usual time in the afternoon'],
    ['AFT.early', 'in the early afternoon', '30 minutes after the usual time in the early afternoon'],
    ['AFT.late', 'in the late afternoon', '30 minutes after the usual time in the late afternoon'],
    ['EVE', 'in the evening', '30 minutes after the usual time in the evening'],
    ['EVE.early', 'in the early evening', '30 minutes after the usual time in the early evening'],
    ['EVE.late', 'in the late evening', '30 minutes after the usual time in the late evening'],
    ['NIGHT', 'at night', '30 minutes after the usual time at night'],
    ['PHS', 'after going to sleep', '30 minutes after going to sleep'],
    ['HS', 'before going to sleep', '30 minutes before going to sleep'],
    ['WAKE', 'on waking', '30 minutes after waking'],
    ['C', 'with a meal', '30 minutes after the beginning of a meal'],
    ['CM', 'with breakfast', '30 minutes after the beginning of breakfast'],
    ['CD', 'with lunch', '30 minutes after the beginning of lunch'],
    ['CV', 'with dinner', '30 minutes after the beginning of dinner'],
    ['AC', 'before a meal', '30 minutes before a meal'],
    ['ACM', 'before breakfast', '30 minutes before breakfast'],
    ['ACD', 'before lunch', '30 minutes before lunch'],
    ['ACV', 'before dinner', '30 minutes before dinner'],
    ['PC', 'after a meal', '30 minutes after a meal'],
    ['PCM', 'after breakfast', '30 minutes after breakfast'],
    ['PCD', 'after lunch', '30 minutes after lunch'],
    ['PCV', 'after dinner', '30 minutes after dinner'],
    ['X-RAY', 'at “X-RAY”', '30 minutes after “X-RAY”'],
    ['constructor', 'at “constructor”', '30 minutes after “constructor”'],
  ] as const) {
    it(`is told for ${code}, alone and with minutes: before it only where its code says before`, () => {
      assert.equal(momentText(code, 0), at)
      assert.equal(momentText(code, 30), offset)
    })
  }

  it('has its minutes told for each of several moments, and also where no moment is said', () => {
    assert.equal(
      timingText({ repeat: { when: ['ACM', 'PCV'], offset: 90 } }, 'UTC'),
      '90 minutes before breakfast and 90 minutes after dinner',
    )
    assert.equal(timingText({ repeat: { offset: 60 } }, 'UTC'), '1 hour after something that is not said')
  })
})

describe('a rule of which a half is missing', () => {
  for (const [repeat, words] of [
    [{ duration: 30 }, 'each over 30 (of what unit is not said)'],
    [{ durationUnit: 'h' }, 'each over some hours (how many is not said)'],
    [{ period: 8 }, '1 time every 8 (of what unit is not said)'],
    [{ frequency: 2, periodUnit: 'd' }, '2 times every some days (how many is not said)'],
    [{ frequencyMax: 3, period: 1, periodUnit: 'd' }, 'up to 3 times a day'],
    [{ countMax: 1 }, 'up to 1 time in all'],
    [{ durationMax: 2, durationUnit: 'h' }, 'each over up to 2 hours'],
    [{ periodMax: 3, periodUnit: 'wk' }, '1 time every up to 3 weeks'],
  ] as const) {
    it(`is told as what it is: ${words}`, () => assert.equal(timingText({ repeat }, 'UTC'), words))
  }
})

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const unit = fc.constantFrom('s', 'min', 'h', 'd', 'wk', 'mo', 'a')
const many = fc.integer({ min: 1, max: 20 })
const more = fc.integer({ min: 21, max: 40 })
const date = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))
const quantity = fc.record({ value: many, code: unit })

/** Every element of a rule, as HL7 defines it; some may also be wrong: then a remark has to tell it. */
const elements = {
  boundsDuration: quantity,
  boundsRange: fc.record({ low: quantity, high: quantity }),
  boundsPeriod: fc.record({ start: date, end: date }),
  count: many,
  countMax: more,
  duration: fc.oneof(many, fc.constant(0.5)),
  durationMax: more,
  durationUnit: fc.oneof(unit, fc.constant('fortnight')),
  frequency: fc.integer({ min: 2, max: 20 }),
  frequencyMax: more,
  period: fc.oneof(many, fc.constant(-1)),
  periodMax: more,
  periodUnit: unit,
  dayOfWeek: fc.uniqueArray(fc.constantFrom(...days), { minLength: 1, maxLength: 3 }),
  timeOfDay: fc.uniqueArray(fc.constantFrom('08:00:00', '12:30:00', '20:15:30'), {
    minLength: 1,
    maxLength: 2,
  }),
  when: fc.uniqueArray(fc.constantFrom('MORN', 'NOON', 'ACM', 'PCV', 'HS', 'WAKE', 'C', 'new-moon'), {
    minLength: 1,
    maxLength: 3,
  }),
  offset: fc.integer({ min: 1, max: 300 }),
}
type Element = keyof typeof elements

/** What a timing comes to: its words, and what had to be left out of it. */
function read(json: object): string {
  const fields = readFields(timing, { json: { ...json } })
  return isUnusable(fields)
    ? fields.unusable
    : [timingText(fields.fields, 'UTC'), ...fields.remarks].join('\n')
}

describe('a timing', () => {
  it('changes its words, or leaves a remark, with each of its elements', () => {
    const rule = fc.record(elements, { requiredKeys: [] })
    const names = Object.keys(elements).filter((name): name is Element => Object.hasOwn(elements, name))
    const changed = fc.constantFrom(...names).chain((name) =>
      fc.record({
        name: fc.constant(name),
        rule,
        values: fc
          .tuple(elements[name] as fc.Arbitrary<unknown>, elements[name] as fc.Arbitrary<unknown>)
          .filter(([one, other]) => JSON.stringify(one) !== JSON.stringify(other)),
      }),
    )
    fc.assert(
      fc.property(changed, ({ name, rule: rest, values: [one, other] }) => {
        const { [name]: _, ...without } = rest
        const words = [
          read({ repeat: { ...without, [name]: one } }),
          read({ repeat: { ...without, [name]: other } }),
          read({ repeat: without }),
        ]
        assert.equal(new Set(words).size, 3, `${name}: ${words.join(' | ')}`)
      }),
      { numRuns: 2_000 },
    )
  })

  it('tells its dates and its code beside its rule', () => {
    const repeat = { frequency: 5, period: 1, periodUnit: 'd' }
    const codes = [
      'BID',
      'TID',
      'QID',
      'AM',
      'PM',
      'QD',
      'QOD',
      'Q1H',
      'Q2H',
      'Q4H',
      'BED',
      'WK',
      'MO',
      'own',
    ]
    fc.assert(
      fc.property(fc.constantFrom(...codes), date, (code, day) => {
        const plain = read({ repeat })
        const coded = read({ repeat, code: { coding: [{ code }] } })
        const dated = read({ repeat, event: [day] })
        assert.ok(coded.includes('5 times a day') && coded !== plain)
        assert.ok(dated.includes('5 times a day') && dated.includes(saidDate(day, 'UTC')))
      }),
    )
  })
})
