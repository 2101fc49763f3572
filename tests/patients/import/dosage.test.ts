import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  doseText,
  dosageWords,
  frequencyText,
  instructionLines,
  type Dosage,
} from '../../../server/patients/import/words/dosage-text.ts'

const repeated = (repeat: NonNullable<Dosage['timing']>['repeat']): Dosage => ({ timing: { repeat } })

const every = (frequency: number, period: number, periodUnit: 'd' | 'h' | 'wk') =>
  repeated({ frequency, period, periodUnit })

const dose = (value: number, more: Dosage = {}): Dosage => ({
  ...more,
  doseAndRate: [{ doseQuantity: { value, unit: 'mg' } }],
})

describe('how often a medicine is taken', () => {
  for (const [what, dosage, words] of [
    ['once a day', every(1, 1, 'd'), '1 time a day'],
    ['three times a day', every(3, 1, 'd'), '3 times a day'],
    ['every four hours', every(1, 4, 'h'), '1 time every 4 hours'],
    ['by the hour', every(2, 1, 'h'), '2 times an hour'],
    ['as needed', { asNeededBoolean: true }, 'as needed'],
    [
      'as needed for a reason, which stands with the sealed words',
      { asNeededCodeableConcept: { text: 'pain' } },
      'as needed',
    ],
    [
      'a range',
      repeated({ frequency: 1, frequencyMax: 2, period: 1, periodUnit: 'd' }),
      '1 to 2 times a day',
    ],
    [
      'a range of periods',
      repeated({ frequency: 1, period: 4, periodMax: 6, periodUnit: 'h' }),
      '1 time every 4 to 6 hours',
    ],
    [
      'a code with words',
      { timing: { code: { coding: [{ code: 'X', display: 'at the new moon' }] } } },
      'at the new moon',
    ],
    ['a code that everybody knows', { timing: { code: { coding: [{ code: 'BID' }] } } }, '2 times a day'],
    [
      'a code and the same as a rule, said once',
      {
        timing: { code: { coding: [{ code: 'BID' }] }, repeat: { frequency: 2, period: 1, periodUnit: 'd' } },
      },
      '2 times a day',
    ],
    ['a meal', repeated({ when: ['ACM'], offset: 30 }), '30 minutes before breakfast'],
    ['several moments', repeated({ when: ['MORN', 'HS'] }), 'in the morning and before going to sleep'],
    [
      'days of the week and times of the day',
      repeated({ dayOfWeek: ['mon', 'wed', 'fri'], timeOfDay: ['08:00:00', '20:30:00'] }),
      'at 08:00 and 20:30, on Monday, Wednesday and Friday',
    ],
    ['for so long', repeated({ boundsDuration: { value: 7, code: 'd' } }), 'for 7 days'],
    [
      'between two days',
      repeated({ boundsPeriod: { start: '2024-05-06', end: '2024-05-13' } }),
      'from 6 May 2024 until 13 May 2024',
    ],
    [
      'for between five and seven days',
      repeated({ boundsRange: { low: { value: 5, code: 'd' }, high: { value: 7, code: 'd' } } }),
      'for 5 days to 7 days',
    ],
    ['so often in all', repeated({ count: 3 }), '3 times in all'],
    ['slowly', repeated({ duration: 30, durationUnit: 'min' }), 'each over 30 minutes'],
    ['on certain days', { timing: { event: ['2024-05-06', '2024-05-08'] } }, 'on 6 May 2024 and 8 May 2024'],
    ['a number without a time', repeated({ frequency: 3 }), '3 times, over what time is not said'],
    [
      'with a maximum for a period',
      {
        ...every(1, 4, 'h'),
        maxDosePerPeriod: { numerator: { value: 4, unit: 'g' }, denominator: { value: 24, unit: 'h' } },
      },
      '1 time every 4 hours, at most 4 g in 24 h',
    ],
    [
      'with maxima for one time and for ever',
      { maxDosePerAdministration: { value: 1, unit: 'g' }, maxDosePerLifetime: { value: 500, unit: 'mg' } },
      'at most 1 g at a time, at most 500 mg in a lifetime',
    ],
    ['nothing said', {}, ''],
  ] as const satisfies readonly (readonly [string, Dosage, string])[]) {
    it(`is told: ${what}`, () => assert.equal(frequencyText(dosage, 'UTC'), words))
  }
})

describe('how much of a medicine is taken', () => {
  for (const [what, doseAndRate, words] of [
    ['a quantity', { doseQuantity: { value: 2.5, unit: 'mg' } }, '2.5 mg'],
    ['a quantity without a unit', { doseQuantity: { value: 1 } }, '1'],
    ['a quantity whose unit is a code', { doseQuantity: { value: 1, code: 'mL' } }, '1 mL'],
    ['less than a quantity', { doseQuantity: { value: 5, unit: 'mg', comparator: '<' } }, '< 5 mg'],
    [
      'a range',
      { doseRange: { low: { value: 1, unit: 'tablet' }, high: { value: 2, unit: 'tablets' } } },
      '1 tablet to 2 tablets',
    ],
    ['up to', { doseRange: { high: { value: 2, unit: 'tablets' } } }, 'up to 2 tablets'],
    [
      'at a rate',
      { doseQuantity: { value: 100, unit: 'mL' }, rateQuantity: { value: 50, unit: 'mL/h' } },
      '100 mL, at a rate of 50 mL/h',
    ],
    [
      'at a rate of one thing to another',
      { rateRatio: { numerator: { value: 1, unit: 'L' }, denominator: { value: 8, unit: 'h' } } },
      'at a rate of 1 L per 8 h',
    ],
  ] as const satisfies readonly (readonly [string, NonNullable<Dosage['doseAndRate']>[number], string])[]) {
    it(`is told: ${what}`, () => assert.equal(doseText({ doseAndRate: [doseAndRate] }), words))
  }

  it('is made up nowhere', () => {
    assert.equal(doseText({}), '')
    assert.deepEqual(dosageWords([], 'UTC'), { dose: '', route: '', frequency: '' })
    assert.deepEqual(instructionLines([{}]), [])
  })
})

describe('several dosages', () => {
  it('are told in the order of their sequence, whatever the order in which they stand', () => {
    const { dose: words } = dosageWords([dose(5, { sequence: 2 }), dose(10, { sequence: 1 })], 'UTC')
    assert.equal(words, '10 mg; then 5 mg')
  })

  it('with the same number, or with none, are taken at the same time and not one after the other', () => {
    const both = { dose: '10 mg; and 5 mg', route: '', frequency: '' }
    assert.deepEqual(dosageWords([dose(10, { sequence: 1 }), dose(5, { sequence: 1 })], 'UTC'), both)
    assert.deepEqual(dosageWords([dose(10), dose(5)], 'UTC'), both)
  })

  it('keep together what belongs together', () => {
    const words = dosageWords(
      [
        dose(10, { sequence: 1, ...every(1, 1, 'd') }),
        dose(5, { sequence: 2, ...every(2, 1, 'd') }),
        dose(10, { sequence: 3, ...every(2, 1, 'd') }),
      ],
      'UTC',
    )
    assert.deepEqual(words, {
      dose: '10 mg, 1 time a day; then 5 mg, 2 times a day; then 10 mg, 2 times a day',
      route: '',
      frequency: '',
    })
  })

  it('say the dose with each way of taking it', () => {
    const oral = { route: { coding: [{ display: 'Oral' }] } }
    const nasal = { route: { coding: [{ display: 'Nasal' }] } }
    assert.deepEqual(
      dosageWords(
        [dose(5, { sequence: 1, ...oral, ...every(1, 1, 'd') }), dose(5, { sequence: 2, ...nasal })],
        'UTC',
      ),
      { dose: '5 mg, Oral, 1 time a day; then 5 mg, Nasal', route: '', frequency: '' },
    )
  })

  it('keep every step of free words, and say which comes first', () => {
    const lines = instructionLines([
      { sequence: 2, text: 'one tablet' },
      { sequence: 1, text: 'two tablets', patientInstruction: 'with water' },
      { sequence: 2, site: { text: 'left arm' } },
    ])
    assert.deepEqual(lines, ['First: two tablets; with water', 'Then: one tablet', 'Also: Site: left arm'])
  })

  it('keep additional instructions, the reason, the site and the method', () => {
    const [whole] = [
      instructionLines([
        {
          text: 'Take it',
          additionalInstruction: [{ text: 'With food' }, { coding: [{ display: 'No alcohol' }] }],
          asNeededCodeableConcept: { text: 'pain' },
          site: { coding: [{ display: 'Left eye' }] },
          method: { text: 'Swallow' },
          route: { text: 'By mouth, whichever way' },
        },
      ]),
    ]
    assert.deepEqual(whole, [
      'Take it',
      'With food; No alcohol',
      'As needed for: pain',
      'Route: By mouth, whichever way',
      'Site: Left eye',
      'Method: Swallow',
    ])
  })
})
