import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readAllergies } from '../../../server/patients/clinical/allergies/allergy-reading.ts'
import { negationOf } from '../../../server/patients/negation.ts'
import type { AllergyEntry, AllergyStatement } from '../../../views/patients/clinical/allergy.ts'

const said = (words: string, codes: readonly string[] = []) => {
  const found = negationOf({ words, codes })
  return found === undefined
    ? 'an allergy'
    : `${found.says} ${found.scope === 'substance' ? found.substance : found.scope}`
}
const sct = (code: string) => `http://snomed.info/sct|${code}`

describe('no known allergy, recorded as if it were one', () => {
  for (const [code, meaning] of [
    ['716186003', 'none-known any'],
    ['409137002', 'none-known medication'],
    ['429625007', 'none-known food'],
    ['428607008', 'none-known environment'],
    ['716220001', 'none-known Animals'],
    ['428197003', 'none-known Insects'],
    ['1003774007', 'none-known Latex'],
    ['1631000175102', 'unknown any'],
  ] as const) {
    it(`is a statement where SNOMED CT codes it: ${code} says ${meaning}`, () => {
      assert.equal(said('whatever stands there', ['http://example.org|x', sct(code)]), meaning)
    })
  }

  it('is a statement in the codes of the International Patient Summary and of null flavours', () => {
    const ips = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips'
    assert.equal(said('', [`${ips}|no-known-medication-allergies`]), 'none-known medication')
    assert.equal(said('', [`${ips}|no-allergy-info`]), 'unknown any')
    assert.equal(said('', ['http://terminology.hl7.org/CodeSystem/v3-NullFlavor|NASK']), 'unknown any')
  })

  for (const [words, meaning] of [
    ['No known allergy', 'none-known any'],
    ['No known allergies.', 'none-known any'],
    ['NKA', 'none-known any'],
    ['NKDA', 'none-known medication'],
    ['Nil known', 'none-known any'],
    ['no allergies', 'none-known any'],
    ['Patient has no known allergies', 'none-known any'],
    ['Denies any allergies', 'none-known any'],
    ['Not allergic to anything', 'none-known any'],
    ['No known drug allergies', 'none-known medication'],
    ['No known allergy to medication', 'none-known medication'],
    ['no known food allergy', 'none-known food'],
    ['No known penicillin allergy', 'none-known Penicillin'],
    ['No known allergy to penicillin', 'none-known Penicillin'],
    ['No latex allergy', 'none-known Latex'],
    ['Not allergic to penicillin', 'none-known Penicillin'],
    ['No history of allergic reactions', 'none-known any'],
    ['No known drug or food allergies', 'none-known Drug or food'],
    ['Geen bekende allergieë', 'none-known any'],
    ['Allergy status unknown', 'unknown any'],
    ['Allergies not asked', 'unknown any'],
    ['Unknown', 'unknown any'],
    ['No allergies recorded', 'unknown any'],
    ['No other known allergies', 'unknown any'],
  ] as const) {
    it(`is a statement in words: “${words}”`, () => {
      assert.equal(said(words), meaning)
    })
  }

  for (const words of [
    'Penicillin',
    'No known allergies except penicillin',
    'No known drug allergies, but peanuts: hives',
    'Allergic to penicillin, no other known allergies',
    'No known allergy but nuts',
    'No reaction to penicillin since 2015, allergy to codeine',
    'Nil by mouth',
    'Nitric oxide (NO)',
    'Nilotinib',
    'Knownase',
    'Norfloxacin',
    'Unknown antibiotic',
    'Nonoxynol',
    'Allergy to penicillin',
    'Penicillin allergy',
    'No-name nut bar',
    'No penicillin because of severe allergy',
    'No nuts - allergy',
    'No NSAIDs: allergy',
    'No longer any penicillin allergy known',
  ]) {
    it(`stays an allergy: “${words}”`, () => {
      assert.equal(said(words), 'an allergy')
    })
  }

  it('is never read into the name of a substance alone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Penicillin', 'Latex', 'Peanut', 'Bee venom', 'Aspirin', 'Milk'),
        fc.constantFrom('', ' allergy', ' intolerance', ', severe', ' (hives)'),
        (substance, rest) => {
          assert.equal(said(substance + rest), 'an allergy')
        },
      ),
    )
  })

  it('is an allergy where somebody reacted to an unknown substance', () => {
    assert.equal(negationOf({ words: 'Unknown', codes: [], reaction: 'Anaphylaxis' }), undefined)
  })
})

const entry = (fields: Partial<AllergyEntry>): AllergyEntry => ({
  id: 'a',
  substance: 'Penicillin',
  codes: [],
  reaction: null,
  criticality: 'unknown',
  category: null,
  type: null,
  status: 'active',
  verification: 'confirmed',
  onset: null,
  onsetNote: null,
  note: null,
  source: 'written',
  recorded: null,
  recordedBy: null,
  changedAt: null,
  changedBy: null,
  version: 1,
  ...fields,
})
const statement = (fields: Partial<AllergyStatement>): AllergyStatement => ({
  id: 's',
  says: 'none-known',
  scope: 'any',
  substance: null,
  note: null,
  source: 'written',
  recorded: '2026-03-02',
  recordedBy: 'Dr Khumalo',
  endedAt: null,
  endedBy: null,
  endedBecause: null,
  asEntry: false,
  ...fields,
})

describe('which allergies count', () => {
  it('those that are active, and neither refuted nor entered in error', () => {
    const { active, notActive } = readAllergies(
      [
        entry({ id: 'counts' }),
        entry({ id: 'doubted', verification: 'unconfirmed' }),
        entry({ id: 'refuted', verification: 'refuted' }),
        entry({ id: 'error', verification: 'entered-in-error' }),
        entry({ id: 'resolved', status: 'resolved' }),
        entry({ id: 'inactive', status: 'inactive' }),
      ],
      [],
      null,
    )
    assert.deepEqual(
      active.map(({ id }) => id),
      ['counts', 'doubted'],
    )
    assert.deepEqual(
      notActive.map(({ id }) => id),
      ['refuted', 'error', 'resolved', 'inactive'],
    )
  })

  it('the gravest stands first, and none of 300 is left out', () => {
    const many = Array.from({ length: 299 }, (_, number) =>
      entry({ id: `low ${number}`, criticality: 'low' }),
    )
    const { active } = readAllergies([...many, entry({ id: 'grave', criticality: 'high' })], [], null)
    assert.equal(active.length, 300)
    assert.equal(active[0]?.id, 'grave')
  })

  it('not an entry that says that there is none; a refuted one of that kind states nothing', () => {
    const none = readAllergies([entry({ substance: 'No known allergies' })], [], null)
    assert.deepEqual([none.active.length, none.state], [0, 'none-known'])
    const penicillin = readAllergies([entry({ substance: 'No known penicillin allergy' })], [], null)
    assert.deepEqual([penicillin.active.length, penicillin.state], [0, 'not-asked'])
    assert.equal(penicillin.statements[0]?.substance, 'Penicillin')
    const refuted = readAllergies([entry({ substance: 'NKA', verification: 'refuted' })], [], null)
    assert.equal(refuted.state, 'not-asked')
  })

  it('nobody has asked where nothing is recorded; a statement of any kind says that somebody has', () => {
    assert.equal(readAllergies([], [], null).state, 'not-asked')
    assert.equal(readAllergies([], [statement({})], null).state, 'none-known')
    assert.equal(
      readAllergies([], [statement({ endedAt: new Date('2026-03-03T08:00:00Z') })], null).state,
      'not-asked',
    )
    assert.equal(readAllergies([], [statement({ scope: 'food' })], null).state, 'not-asked')
    assert.equal(readAllergies([], [statement({ says: 'unknown' })], null).state, 'not-asked')
    assert.equal(readAllergies([entry({})], [statement({})], null).state, 'recorded')
  })

  it('free notes warn line by line, but not those that say that there is none', () => {
    assert.deepEqual(
      readAllergies([], [], 'NKDA\nHives from codeine\n\nNo known penicillin allergy').warnings,
      ['Hives from codeine'],
    )
  })
})
