import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clinicalTimeOf, type SaidTime } from '../../../server/patients/import/mapping/clinical-time-of.ts'
import { importedIdentifiers } from '../../../server/patients/import/mapping/imported-identifiers.ts'
import { mapPatient } from '../../../server/patients/import/mapping/map-patient.ts'
import { medicineAskedFor } from '../../../server/patients/import/mapping/medicine-asked-for.ts'
import { unknownMeaning } from '../../../server/patients/import/mapping/modifiers.ts'
import { negatedAllergy } from '../../../server/patients/import/mapping/negated-allergy.ts'
import { oddDates } from '../../../server/patients/import/words/odd-dates.ts'
import { isUnusable } from '../../../server/patients/import/mapping/read-fields.ts'
import { isResource, readResource } from '../../../server/patients/import/resource.ts'
import { patient } from './importing.ts'

const today = '2026-03-04'

const mapped = (more: object) => {
  const resource = readResource(Buffer.from(JSON.stringify(patient('someone', more))))
  assert.ok(isResource(resource))
  const imported = mapPatient(resource, today)
  assert.ok(!isUnusable(imported))
  return imported
}

const nameOf = (...name: object[]) => {
  const { givenName, familyName } = mapped({ name }).values
  return [givenName, familyName]
}

describe('a person is taken with what is known', () => {
  for (const birthDate of ['1960', '1960-05', '1960-05-07']) {
    it(`born ${birthDate}, no more precise than that`, () => {
      assert.equal(mapped({ birthDate }).values.birthDate, birthDate)
    })
  }

  for (const [birthDate, remark] of [
    ['0202-01-01', 'birthDate: lies before 1850, so it is left out'],
    ['9999', 'birthDate: lies in the future, so it is left out'],
    ['2026-03-05', 'birthDate: lies in the future, so it is left out'],
    ['1960-02-30', 'birthDate: is no date, so it is left out'],
    ['spring', 'birthDate: is no date, so it is left out'],
  ] as const) {
    it(`with the birth date left out, and that said, where it is ${birthDate}`, () => {
      const { values, remarks } = mapped({ birthDate })
      assert.equal(values.birthDate, null)
      assert.deepEqual(remarks, [remark])
    })
  }

  it('without a birth date, which is no loss', () => {
    const { values, remarks, notices } = mapped({ birthDate: undefined })
    assert.equal(values.birthDate, null)
    assert.deepEqual([remarks, notices], [[], ['birthDate: is not said']])
  })

  it('with one name, a name written as a whole, or none', () => {
    assert.deepEqual(nameOf({ family: 'Madonsela' }), ['', 'Madonsela'])
    assert.deepEqual(nameOf({ given: ['Suharto'] }), ['', 'Suharto'])
    assert.deepEqual(nameOf({ text: 'Ngũgĩ wa Thiong’o' }), ['', 'Ngũgĩ wa Thiong’o'])
    assert.deepEqual(nameOf({ family: '-', given: ['Sukarno'] }), ['', 'Sukarno'])
    assert.deepEqual(nameOf({ family: '\u200B', given: ['-'] }), ['', 'Name not known'])
    assert.deepEqual(nameOf(), ['', 'Name not known'])
  })

  it('by the name that is in use today, and by a former one only where there is no other', () => {
    const former = { use: 'official', family: 'Before', given: ['A'], period: { end: '2020' } }
    assert.deepEqual(nameOf(former, { family: 'Now', given: ['A'] }), ['A', 'Now'])
    assert.deepEqual(nameOf(former), ['A', 'Before'])
    assert.deepEqual(nameOf({ use: 'maiden', family: 'Born', given: ['B'] }), ['B', 'Born'])
  })

  it('by the number that is to be called first, as long as it is in use', () => {
    const telecom = [
      { system: 'phone', value: '3', rank: 3 },
      { system: 'phone', value: '1', rank: 1, period: { end: '2020-01-01' } },
      { system: 'phone', value: '2', rank: 2 },
    ]
    assert.equal(mapped({ telecom }).values.phone, '2')
  })

  it('without a number that only stands where none was known', () => {
    const type = { coding: [{ code: 'NI' }] }
    for (const value of ['000000000', '9999', '123456789', 'unknown', '-']) {
      assert.equal(importedIdentifiers([{ type, value }], today).nationalId, null, value)
    }
    assert.equal(importedIdentifiers([{ type, value: '7203150123089' }], today).nationalId, '7203150123089')
  })

  it('with the date of death as precise as it is known, and none that is absurd', () => {
    assert.equal(mapped({ deceasedDateTime: '2019-07' }).diedOn, '2019-07')
    const before = mapped({ deceasedDateTime: '1970' })
    assert.deepEqual([before.deceased, before.diedOn], [true, null])
    assert.deepEqual(before.remarks, ['deceasedDateTime: lies before the birth, so it is left out'])
  })

  it('and is told where the record was replaced or is no longer in use', () => {
    const { notices } = mapped({
      active: false,
      link: [{ other: { reference: 'Patient/other' }, type: 'replaced-by' }],
    })
    assert.deepEqual(notices, [
      'active: the record is no longer in use where it comes from',
      'link: the record was replaced by another where it comes from: use that one',
    ])
  })
})

describe('when something began', () => {
  for (const [what, said, time, words] of [
    ['a year', { dateTime: '2015' }, '2015', null],
    ['an age', { age: { value: 9, code: 'a' } }, 'P9Y', null],
    [
      'an age that no column holds',
      { age: { value: 2.5, unit: 'years', code: 'a' } },
      null,
      'at age 2.5 years',
    ],
    ['a period', { period: { start: '2015', end: '2016-03' } }, '2015/2016-03', null],
    ['a period without an end', { period: { start: '2015' } }, '2015/', null],
    [
      'a range of ages',
      { range: { low: { value: 9, code: 'a' }, high: { value: 12, code: 'a' } } },
      'P9Y/P12Y',
      null,
    ],
    ['words', { string: 'in childhood' }, null, 'in childhood'],
    ['nothing', {}, null, null],
  ] as const satisfies readonly (readonly [string, SaidTime, string | null, string | null])[]) {
    it(`is kept as it was said: ${what}`, () => assert.deepEqual(clinicalTimeOf(said), { time, words }))
  }
})

describe('no known allergy', () => {
  for (const [words, scope, substance] of [
    ['No known allergies', 'any', undefined],
    ['No Known Allergy (situation)', 'any', undefined],
    ['NKDA', 'medication', undefined],
    ['No known drug allergies', 'medication', undefined],
    ['No known food allergy.', 'food', undefined],
    ['No known penicillin allergy', 'substance', 'Penicillin'],
    ['No known allergy to penicillin', 'substance', 'Penicillin'],
    ['Not allergic to latex', 'substance', 'Latex'],
  ] as const) {
    it(`is no allergy: ${words}`, () => {
      const about = substance === undefined ? { scope } : { scope, substance }
      assert.deepEqual(negatedAllergy({ text: words }, null), { says: 'none-known', ...about })
    })
  }

  for (const words of [
    'Penicillin',
    'Allergy to nuts',
    'Novocaine',
    'Nickel',
    'No-rinse shampoo',
    'No allergy to latex. Allergy to penicillin',
    'No allergy to latex but allergic to aspirin',
    'No known allergies to food; anaphylaxis to penicillin',
    'Not allergic to latex, allergic to aspirin',
    'No food allergies, but penicillin allergy',
    'No aspirin please, severe allergy',
  ]) {
    it(`is not what an allergy says: ${words}`, () =>
      assert.equal(negatedAllergy({ text: words }, null), undefined))
  }

  it('is not what a concept says of which other words name an allergy', () => {
    const concept = { text: 'Penicillin', coding: [{ display: 'No known allergy' }] }
    assert.equal(negatedAllergy(concept, null), undefined)
  })

  it('is not what is said of somebody who reacted to something unknown', () => {
    assert.equal(negatedAllergy({ text: 'Unknown' }, 'Anaphylaxis'), undefined)
    assert.deepEqual(negatedAllergy({ text: 'Unknown' }, null), { says: 'unknown', scope: 'any' })
  })
})

const inFile = (id: string | undefined) =>
  id === 'in-file' ? { code: undefined, words: 'From its file' } : undefined

describe('which medicine an order is for', () => {
  for (const [what, json, words] of [
    ['text', { medicationCodeableConcept: { text: 'A remedy' } }, 'A remedy'],
    ['a bare code', { medicationCodeableConcept: { coding: [{ code: '308136' }] } }, 'code 308136'],
    ['words of a reference', { medicationReference: { display: 'As said' } }, 'As said'],
    ['a Medication resource', { medicationReference: { reference: 'Medication/in-file' } }, 'From its file'],
    [
      'one that is contained',
      {
        medicationReference: { reference: '#m' },
        contained: [
          { resourceType: 'Medication', id: 'm', code: { text: 'Within' }, form: { text: 'syrup' } },
        ],
      },
      'Within; syrup',
    ],
    [
      'ingredients with their strength',
      {
        medicationReference: { reference: '#m' },
        contained: [
          {
            resourceType: 'Medication',
            id: 'm',
            ingredient: [
              {
                itemCodeableConcept: { text: 'amoxicillin' },
                strength: { numerator: { value: 250, unit: 'mg' }, denominator: { value: 5, unit: 'mL' } },
              },
            ],
          },
        ],
      },
      'amoxicillin 250 mg/5 mL',
    ],
  ] as const) {
    it(`is read from ${what}`, () => assert.equal(medicineAskedFor(json, inFile, 'UTC')?.words, words))
  }

  it('is not known where nothing says it', () => {
    assert.equal(
      medicineAskedFor({ medicationReference: { reference: 'Medication/nowhere' } }, inFile, 'UTC'),
      undefined,
    )
    assert.equal(medicineAskedFor({}, inFile, 'UTC'), undefined)
  })
})

describe('what changes the meaning in a way that nobody here knows', () => {
  it('is found at any depth, and is not made up', () => {
    const extension = [{ url: 'urn:opposite' }]
    assert.deepEqual(unknownMeaning({ dosageInstruction: [{ timing: { modifierExtension: extension } }] }), {
      reason:
        'dosageInstruction[0].timing.modifierExtension: changes its meaning in a way that MedGuard does not know',
      explainedAt: 'urn:opposite',
    })
    assert.equal(unknownMeaning({ implicitRules: 'urn:rules' })?.explainedAt, 'urn:rules')
    assert.equal(unknownMeaning({ extension, modifierExtension: [], implicitRules: '' }), undefined)
  })
})

describe('odd dates', () => {
  const bornOn = { precision: 'day', text: '1980-01-01' } as const
  const known = { bornOn, today: new Date('2026-03-04T08:00:00Z'), timeZone: 'Africa/Johannesburg' }

  it('before the birth or in the future are told, those that may be right are not', () => {
    assert.deepEqual(oddDates({ recordedDate: '1979-12-01' }, known), [
      'recordedDate: lies before the patient’s birth',
    ])
    assert.deepEqual(oddDates({ period: { start: '2027' } }, known), ['period.start: lies in the future'])
    assert.deepEqual(oddDates({ recordedDate: '1980', authoredOn: '2026-03-05' }, known), [])
    assert.deepEqual(oddDates({ recordedDate: '1979-12-31T23:00:00-05:00' }, known), [])
  })
})
