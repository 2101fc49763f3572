import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { atcSystem, medicationSeeds } from '../../config/medications.ts'
import { checkAllergies, type AllergyFact } from '../../server/prescriptions/allergies/check-allergies.ts'
import { askingForReason, overriddenBy, unanswered } from '../../server/prescriptions/answered-conflicts.ts'
import { drugClasses } from '../../server/prescriptions/allergies/drug-classes.ts'
import { substances } from '../../server/prescriptions/allergies/substances.ts'

const medicine = (code: string, name?: string) => {
  const seed = medicationSeeds.find((one) => one.code === code)
  return { name: name ?? seed?.name ?? code, codeSystem: atcSystem, code }
}

const allergy = (substance: string, changes: Partial<AllergyFact> = {}): AllergyFact => ({
  key: substance,
  substance,
  codes: [],
  reaction: null,
  criticality: 'unknown',
  ...changes,
})

const check = (code: string, ...allergies: AllergyFact[]) =>
  checkAllergies(medicine(code), { allergies, asked: true })

describe('the check of a medicine against allergies', () => {
  for (const [code, name] of [
    ['J01CA04', 'amoxicillin'],
    ['J01CF05', 'flucloxacillin'],
    ['J01CR02', 'co-amoxiclav'],
    ['J01CE02', 'phenoxymethylpenicillin'],
  ] as const) {
    it(`finds ${name} critical for whoever had anaphylaxis after penicillin, by class`, () => {
      for (const substance of ['Penicillin', 'PENICILLINS', 'pénicilline', 'Penicillin G', 'pcn']) {
        const [found] = check(code, allergy(substance, { reaction: 'Anaphylaxis' })).conflicts
        assert.equal(found?.level, 'critical', substance)
      }
    })
  }

  const told: readonly [string, string, 'critical' | 'warning' | 'caution' | undefined][] = [
    ['J01DB01', 'Penicillin', 'warning'],
    ['J01DD04', 'Penicillin', 'caution'],
    ['J01CA04', 'Penicillin-class antibiotics', 'warning'],
    ['J01CA04', 'Pencillin', 'warning'],
    ['J01CF05', 'Pen V', 'warning'],
    ['J01CF05', 'Beta-lactam antibiotics', 'warning'],
    ['J01DD04', 'beta lactams', 'warning'],
    ['B03AA07', 'Sulfa', undefined],
    ['B03AA07', 'Ferrous sulfate', 'warning'],
    ['J01EE01', 'Sulfa drugs', 'warning'],
    ['J01EE01', 'Bactrim', 'warning'],
    ['C03AA03', 'Sulfonamide', 'caution'],
    ['C03CA01', 'Sulfonamide', undefined],
    ['M01AE01', 'Aspirin', 'warning'],
    ['B01AC06', 'Brufen', 'warning'],
    ['N02BE01', 'Aspirin', undefined],
    ['N02AA01', 'codeine', 'warning'],
    ['N02AX02', 'Codeine', 'caution'],
    ['C09CA01', 'Enalapril', 'caution'],
    ['C09AA02', 'ACE inhibitors', 'warning'],
    ['J01FA10', 'erythromycin', 'warning'],
    ['J01MA02', 'Levofloxacin', 'warning'],
    ['J01AA02', 'tetracycline', 'warning'],
    ['C10AA01', 'Lipitor', 'warning'],
    ['N03AF01', 'phenytoin', 'warning'],
    ['N03AG01', 'phenytoin', undefined],
    ['J01CR02', 'clavulanic acid', 'warning'],
    ['J01CA04', 'clavulanic acid', undefined],
    ['J01CA04', 'Latex', undefined],
    ['D06BA01', 'Trimethoprim', undefined],
    ['B03BB01', 'Acetylsalicylic acid', undefined],
  ]
  for (const [code, substance, level] of told) {
    it(`says ${level ?? 'nothing'} of ${medicine(code).name} and “${substance}”`, () => {
      assert.equal(check(code, allergy(substance)).conflicts[0]?.level, level)
    })
  }

  it('knows what medicines contain whose name does not say it, by their code', () => {
    const branded = { name: 'Augmentin Forte', codeSystem: atcSystem, code: 'J01CR02' }
    const facts = { allergies: [allergy('Penicillin')], asked: true }
    assert.equal(checkAllergies(branded, facts).conflicts[0]?.level, 'warning')
  })

  it('reads an allergy that is told by its code alone', () => {
    const coded = allergy('Drug allergy', { codes: ['http://www.whocc.no/atc|J01CA01'] })
    assert.equal(check('J01CA04', coded).conflicts[0]?.level, 'warning')
  })

  it('says what was not checked: unknown substances, medicines without a class, nobody asked', () => {
    const unknown = check('J01CA04', allergy('yellow tablet'))
    assert.match(unknown.notChecked.join(), /“yellow tablet” is not a substance we know/)
    assert.deepEqual(unknown.checked, [])
    const imported = checkAllergies(
      { name: 'Wonder syrup', codeSystem: 'http://example.org', code: '1' },
      { allergies: [allergy('Penicillin')], asked: true },
    )
    assert.match(imported.notChecked.join(), /compared by name only/)
    assert.deepEqual(imported.checked, ['Penicillin'])
    const nobody = checkAllergies(medicine('J01CA04'), { allergies: [], asked: false })
    assert.match(nobody.notChecked.join(), /Nobody has recorded/)
    assert.deepEqual(checkAllergies(medicine('J01CA04'), { allergies: [], asked: true }).notChecked, [])
  })

  it('knows every medicine of the catalogue by its code', () => {
    for (const { code, name } of medicationSeeds) {
      const { notChecked } = check(code, allergy('Penicillin'))
      assert.deepEqual(notChecked, [], name)
    }
  })

  it('warns of every substance against itself, however it is written, and gravely after anaphylaxis', () => {
    const written = substances.flatMap(({ name, words, atc }) =>
      [name, ...words].map((word) => ({ word, code: atc[0] ?? '' })),
    )
    fc.assert(
      fc.property(fc.constantFrom(...written), fc.boolean(), fc.boolean(), ({ word, code }, upper, grave) => {
        const text = upper ? word.toUpperCase() : `Rash after ${word}.`
        const found = check(code, allergy(text, { criticality: grave ? 'high' : 'low' })).conflicts[0]
        assert.equal(found?.level, grave ? 'critical' : 'warning', `${text} ${code}`)
      }),
      { numRuns: 300 },
    )
  })

  it('says of every allergy that it was checked or that it was not, and never throws', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }),
        fc.constantFrom(...medicationSeeds),
        (words, { code }) => {
          const found = check(code, ...words.map((word, index) => allergy(word, { key: String(index) })))
          assert.equal(found.checked.length + found.notChecked.length, words.length)
        },
      ),
    )
  })

  it('asks again once an allergy was recorded, or became graver, since the reason was given', () => {
    const mild = allergy('Penicillin')
    const first = check('J01CA04', mild)
    assert.equal(askingForReason(first).length, 1)
    assert.equal(unanswered(first, null).length, 1)
    assert.deepEqual(unanswered(first, overriddenBy(first)), [])
    const graver = check('J01CA04', { ...mild, criticality: 'high' })
    assert.equal(unanswered(graver, overriddenBy(first)).length, 1)
    const another = check('J01CA04', mild, allergy('Ampicillin'))
    assert.equal(unanswered(another, overriddenBy(first)).length, 1)
  })

  it('has classes with names of their own, and codes that are prefixes of ATC', () => {
    assert.equal(new Set(drugClasses.map(({ id }) => id)).size, drugClasses.length)
    for (const { atc } of drugClasses) {
      assert.ok(atc.every((prefix) => /^[A-Z]\d{2}[A-Z]{0,2}\d{0,2}$/.test(prefix)))
    }
  })
})
