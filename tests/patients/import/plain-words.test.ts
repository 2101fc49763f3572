import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { countedType, inPlainWords, kindWords } from '../../../server/patients/import/words/plain-words.ts'

describe('a remark on the chart', () => {
  for (const [kind, remark, words] of [
    [
      'MedicationRequest',
      'dispenseRequest.validityPeriod.end: is not a date or time between 1800 and 2199',
      'the order’s end date: is not a date or time between 1800 and 2199',
    ],
    [
      'MedicationRequest',
      'dosageInstruction[0].timing.repeat.period: Too small: expected number to be >0',
      'when it is to be taken: could not be read',
    ],
    [
      'AllergyIntolerance',
      'reaction[2].manifestation[0].coding: Invalid input: expected array, received object',
      'the reactions: could not be read',
    ],
    ['Encounter', 'period.end: lies before its start', 'when it ended: lies before its start'],
    [
      'Condition',
      'code: is missing; note[0].text: is empty',
      'what it is called: is missing; the notes: is empty',
    ],
    ['Patient', 'birthDate: is not said', 'the date of birth: is not said'],
    ['Immunization', 'nobodyKnows[3].this: is missing', 'one of its details: is missing'],
    [
      'Immunization',
      'extension[0].modifierExtension: changes its meaning',
      'a further detail: changes its meaning',
    ],
    ['Condition', 'it was changed here and in the export too', 'it was changed here and in the export too'],
  ] as const) {
    it(`says in the words of clinicians: ${remark}`, () => assert.equal(inPlainWords(kind, remark), words))
  }

  it('says no path of FHIR, whatever the path', () => {
    const part = fc.constantFrom(
      'status',
      'dosageInstruction',
      'doseAndRate[1]',
      'numberOfRepeatsAllowed',
      'x',
    )
    const kind = fc.constantFrom(
      'Patient',
      'Encounter',
      'Condition',
      'AllergyIntolerance',
      'MedicationRequest',
    )
    fc.assert(
      fc.property(kind, fc.array(part, { minLength: 1, maxLength: 4 }), (of, parts) => {
        assert.doesNotMatch(inPlainWords(of, `${parts.join('.')}: is missing`), /[a-z][A-Z]|\[|\w\.\w/)
      }),
    )
  })

  it('counts what has no place on a chart in plain words, and names what was not taken', () => {
    assert.equal(countedType('Observation', 1), '1 observation')
    assert.equal(countedType('FamilyMemberHistory', 2), '2 family member histories')
    assert.equal(countedType('CareTeam', 3), '3 care teams')
    assert.equal(kindWords('AllergyIntolerance'), 'An allergy')
    assert.equal(kindWords('Basic'), 'An entry')
  })
})
