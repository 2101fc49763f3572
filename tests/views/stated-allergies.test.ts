import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { AllergyStatement } from '../../views/patients/clinical/allergy.ts'
import { statedAllergies } from '../../views/patients/clinical/stated-allergies.ts'
import { english } from './words/english.ts'

const statement = (says: AllergyStatement['says'], scope: string, substance: string | null = null) => ({
  id: `${says}-${scope}`,
  says,
  scope,
  substance,
  note: null,
  source: 'manual',
  recorded: null,
  recordedBy: null,
  endedAt: null,
  endedBy: null,
  endedBecause: null,
  asEntry: false,
})

const told = (...statements: readonly AllergyStatement[]) => statedAllergies(english, { statements })

describe('what stands where no allergy is named', () => {
  it('keeps apart that there are none, that nobody knows, and that nobody has asked', () => {
    assert.deepEqual(told(statement('none-known', 'any')), { settled: true, texts: ['No known allergies'] })
    assert.deepEqual(told(statement('unknown', 'any')), {
      settled: false,
      texts: ['It is not known whether there are allergies'],
    })
    assert.deepEqual(told(), { settled: false, texts: ['Allergies: not asked'] })
  })

  for (const [scope, says] of [
    ['medication', 'No known allergies to medicines'],
    ['food', 'No known food allergies'],
    ['environment', 'No known environmental allergies'],
  ] as const) {
    it(`says of a statement about one kind (${scope}) just that, and that the others were not asked`, () => {
      assert.deepEqual(told(statement('none-known', scope)), {
        settled: false,
        texts: [says, 'other allergies: not asked'],
      })
    })
  }

  it('says of a statement about one substance just that', () => {
    assert.deepEqual(told(statement('none-known', 'substance', 'penicillin')).texts, [
      'No known allergy to: penicillin',
      'other allergies: not asked',
    ])
  })

  it('settles nothing where one says that there are none and another that nobody knows', () => {
    const both = told(statement('none-known', 'any'), statement('unknown', 'any'))
    assert.equal(both.settled, false)
    assert.equal(both.texts.length, 2)
  })

  it('says the same thing once', () => {
    const twice = told(
      statement('none-known', 'medication'),
      { ...statement('none-known', 'medication'), id: 'again' },
      statement('none-known', 'any'),
    )
    assert.deepEqual(twice, { settled: true, texts: ['No known allergies'] })
    assert.equal(told(statement('none-known', 'food'), statement('none-known', 'food')).texts.length, 2)
  })
})
