import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { conflictingAllergies } from '../../server/prescriptions/allergies/allergy-conflict.ts'

describe('the warning about allergies', () => {
  const speaking: readonly [medication: string, allergy: string][] = [
    ['Amoxicillin 500 mg capsule', 'Amoxicillin'],
    ['Amoxicillin 500 mg capsule', 'AMOXICILLIN (anaphylaxis)'],
    ['Phenoxymethylpenicillin 250 mg tablet', 'Penicillin V'],
    ['Amoxicillin 875 mg and clavulanic acid 125 mg tablet', 'clavulanic acid'],
    ['Acétylcystéine 200 mg', 'acetylcysteine'],
    ['Aspirin 100 mg tablet', 'Rash after aspirin in 2019'],
  ]
  for (const [medication, allergy] of speaking) {
    it(`is given for ${medication} and “${allergy}”`, () => {
      assert.deepEqual(conflictingAllergies(medication, ['Latex', allergy]), [allergy])
    })
  }

  const silent: readonly [medication: string, allergy: string][] = [
    ['Amoxicillin 500 mg capsule', 'Latex'],
    ['Folic acid 5 mg tablet', 'Acetylsalicylic acid'],
    ['Amoxicillin 500 mg capsule', ''],
    ['Amoxicillin 500 mg capsule', '500 mg'],
    ['Hydrocortisone 1% cream', 'Sun cream'],
    ['Amoxicillin 500 mg capsule', '.*'],
    ['Ferrous sulfate 200 mg tablet', 'Sulfa'],
    ['Ferrous sulphate 200 mg tablet', 'Morphine sulphate'],
  ]
  for (const [medication, allergy] of silent) {
    it(`is not given for ${medication} and “${allergy}”`, () => {
      assert.deepEqual(conflictingAllergies(medication, [allergy]), [])
    })
  }

  it('does not know classes of medicines: amoxicillin is not found under penicillin', () => {
    assert.deepEqual(conflictingAllergies('Amoxicillin 500 mg capsule', ['Penicillin']), [])
  })
})
