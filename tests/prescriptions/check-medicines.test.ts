import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { atcSystem } from '../../config/medications.ts'
import { askingForReason, overriddenBy } from '../../server/prescriptions/answered-conflicts.ts'
import {
  checkMedicines,
  type TakenMedicine,
} from '../../server/prescriptions/interactions/check-medicines.ts'
import { interactionRules } from '../../server/prescriptions/interactions/interaction-rules.ts'
import {
  medicineGroups,
  type MedicineGroup,
} from '../../server/prescriptions/interactions/medicine-groups.ts'

const medicine = (name: string, code: string, codeSystem = atcSystem) => ({ name, codeSystem, code })

const taken = (name: string, code: string, changes: Partial<TakenMedicine> = {}): TakenMedicine => ({
  ...medicine(name, code),
  id: `taken-${name}`,
  takenAs: 'signed',
  overrideOf: null,
  ...changes,
})

const check = (one: ReturnType<typeof medicine>, others: readonly TakenMedicine[], ownId?: string) =>
  checkMedicines(one, others, ownId)

const kinds = (one: ReturnType<typeof medicine>, ...others: readonly TakenMedicine[]) =>
  check(one, others).conflicts.map(({ kind }) => kind)

/** A complete code of a group: a prefix is filled up as the code of a product that is not there by its own. */
const codeIn = (group: MedicineGroup): string => {
  const [prefix = ''] = medicineGroups[group]
  return `${prefix}${'AA99'.slice(prefix.length - 3)}`.slice(0, 7)
}

const anyGroup = fc.constantFrom(...interactionRules.flatMap(({ one, other }) => [...one, ...other]))

describe('medicines that a patient takes', () => {
  for (const { id, level, one, other } of interactionRules) {
    it(`are said to be ${level === 'critical' ? 'dangerous' : 'worth a look'} together: ${id}`, () => {
      for (const first of one) {
        for (const second of other) {
          const [here, there] = [codeIn(first), codeIn(second)]
          if (here === there) continue
          for (const [code, takes] of [
            [here, there],
            [there, here],
          ] as const) {
            const found = check(medicine('New', code), [taken('Taken', takes)]).conflicts
            const said = found.find(({ kind }) => kind === id)
            assert.equal(said?.level, level, `${code} with ${takes}`)
            assert.equal(said.other, 'Taken')
          }
        }
      }
      assert.deepEqual(
        kinds(medicine('New', codeIn(one[0] ?? 'warfarin')), taken('Metformin 500 mg tablet', 'A10BA02')),
        [],
      )
    })
  }

  it('have every group by complete or beginning ATC codes, and no group that no rule speaks of', () => {
    for (const prefixes of Object.values(medicineGroups)) {
      for (const prefix of prefixes) {
        assert.match(prefix, /^[A-Z]\d{2}([A-Z]([A-Z](\d{2})?)?)?$/)
      }
    }
    const spoken = new Set<string>(interactionRules.flatMap(({ one, other }) => [...one, ...other]))
    assert.deepEqual(Object.keys(medicineGroups).toSorted(), [...spoken].toSorted())
  })

  it('speak against each other whichever of the two is prescribed last', () => {
    fc.assert(
      fc.property(anyGroup, anyGroup, (one, other) => {
        const there = kinds(medicine('One', codeIn(one)), taken('Other', codeIn(other)))
        const back = kinds(medicine('Other', codeIn(other)), taken('One', codeIn(one)))
        assert.deepEqual(there.toSorted(), back.toSorted())
      }),
    )
  })

  it('are told by their words where their code is of another system', () => {
    const elsewhere = taken('Warfarin 2 mg oral tablet', '855288', {
      codeSystem: 'http://www.nlm.nih.gov/research/umls/rxnorm',
      takenAs: 'elsewhere',
    })
    const { conflicts, unknown } = check(medicine('Ibuprofen 400 mg tablet', 'M01AE01'), [elsewhere])
    assert.deepEqual(
      conflicts.map(({ kind, takenAs }) => [kind, takenAs]),
      [['warfarin-nsaid', 'elsewhere']],
    )
    assert.deepEqual(unknown, [])
  })

  it('are found in each ingredient of a combination', () => {
    const combined = taken('Rifampicin, pyrazinamide, ethambutol and isoniazid', 'J04AM06')
    const dolutegravir = medicine(
      'Tenofovir disoproxil 300 mg, lamivudine 300 mg and dolutegravir 50 mg tablet',
      'J05AR27',
    )
    assert.deepEqual(kinds(dolutegravir, combined), ['rifampicin-dolutegravir'])
    assert.deepEqual(kinds(medicine('Isoniazid 300 mg tablet', 'J04AC01'), combined), ['same-substance'])
  })

  it('say that a substance is taken already, under another name or in another strength', () => {
    assert.deepEqual(
      kinds(medicine('Panado 500 mg', 'N02BE01'), taken('Paracetamol 1 g tablet', 'N02BE01')),
      ['same-substance'],
    )
    assert.deepEqual(
      kinds(medicine('Zzz 5 mg', 'x', 'local'), taken('zzz 5 mg ', 'y', { codeSystem: 'local' })),
      ['same-substance'],
    )
  })

  it('say that two are of one kind, but do not say it twice where a rule speaks of them', () => {
    assert.deepEqual(
      kinds(medicine('Enalapril 10 mg tablet', 'C09AA02'), taken('Lisinopril 10 mg tablet', 'C09AA03')),
      ['same-subgroup'],
    )
    assert.deepEqual(
      kinds(medicine('Ondansetron 4 mg tablet', 'A04AA01'), taken('Domperidone 10 mg tablet', 'A03FA03')),
      ['qt-both'],
    )
    assert.deepEqual(kinds(medicine('Azithromycin', 'J01FA10'), taken('Azithromycin 500 mg', 'J01FA10')), [
      'same-substance',
    ])
  })

  it('are not compared with themselves', () => {
    const own = taken('Simvastatin 20 mg tablet', 'C10AA01')
    const { conflicts, compared } = check(own, [own], own.id)
    assert.deepEqual([conflicts, compared], [[], []])
  })

  it('are all named as compared, and those of which nothing is known are named as such', () => {
    const herbal = taken('Cough mixture of the village', 'local-7', { codeSystem: 'local' })
    const simvastatin = taken('Simvastatin 20 mg tablet', 'C10AA01')
    const found = check(medicine('Metformin 500 mg tablet', 'A10BA02'), [herbal, simvastatin])
    assert.deepEqual(found.compared, [herbal.name, simvastatin.name])
    assert.deepEqual(found.unknown, [herbal.name])
    const unknown = check(medicine('Tonic', 'local-8', 'local'), [simvastatin])
    assert.deepEqual(unknown.unknown, ['Tonic'])
    assert.deepEqual(check(medicine('Tonic', 'local-8', 'local'), []).unknown, [])
  })

  it('need one reason for a pair: that of the medicine prescribed last counts for the other', () => {
    const simvastatin = medicine('Simvastatin 20 mg tablet', 'C10AA01')
    const first = taken('Simvastatin 20 mg tablet', 'C10AA01', { id: 'first' })
    const last = check(medicine('Clarithromycin 500 mg tablet', 'J01FA09'), [first])
    assert.equal(askingForReason(last).length, 1)
    const second = taken('Clarithromycin 500 mg tablet', 'J01FA09', {
      id: 'second',
      overrideOf: overriddenBy(last),
      overrideReason: 'Paused',
    })
    const again = check(simvastatin, [first, second], 'first')
    assert.equal(again.conflicts[0]?.answeredThere, 'Paused')
    assert.deepEqual(askingForReason(again), [])
    const other = check(simvastatin, [{ ...second, overrideOf: 'statin-cyp3a4/another:critical' }], 'first')
    assert.equal(askingForReason(other).length, 1)
  })

  for (const { one, other, kind } of [
    { one: ['Clarithromycin', 'J01FA09'], other: ['Simvastatin', 'C10AA01'], kind: 'statin-cyp3a4' },
    {
      one: ['Erythromycin', 'J01FA01'],
      other: ['Simvastatin', 'C10AA01'],
      kind: 'simvastatin-contraindicated',
    },
    {
      one: ['Gemfibrozil', 'C10AB04'],
      other: ['Simvastatin', 'C10AA01'],
      kind: 'simvastatin-contraindicated',
    },
    { one: ['Erythromycin', 'J01FA01'], other: ['Ergotamine', 'N02CA02'], kind: 'ergot-cyp3a4' },
    {
      one: ['Nirmatrelvir and ritonavir', 'J05AE30'],
      other: ['Rifampicin', 'J04AB02'],
      kind: 'inducer-protease',
    },
    { one: ['Linezolid', 'J01XX08'], other: ['Clomipramine', 'N06AA04'], kind: 'tricyclic-mao' },
    { one: ['Tranylcypromine', 'N06AF04'], other: ['Mirtazapine', 'N06AX11'], kind: 'mao-contraindicated' },
    { one: ['Enalapril', 'C09AA02'], other: ['Sacubitril and valsartan', 'C09DX04'], kind: 'ace-sacubitril' },
    { one: ['Warfarin', 'B01AA03'], other: ['Amiodarone', 'C01BD01'], kind: 'warfarin-anti-infective' },
    { one: ['Enalapril', 'C09AA02'], other: ['Co-trimoxazole', 'J01EE01'], kind: 'potassium' },
    { one: ['Lithium', 'N05AN01'], other: ['Indapamide', 'C03BA11'], kind: 'lithium' },
    { one: ['Diazepam', 'N05BA01'], other: ['Buprenorphine', 'N07BC01'], kind: 'opioid-sedative' },
    { one: ['Dolutegravir', 'J05AJ03'], other: ['Carbamazepine', 'N03AF01'], kind: 'inducer-dolutegravir' },
    { one: ['Ibuprofen', 'M01AE01'], other: ['Diclofenac', 'M01AB05'], kind: 'two-nsaids' },
    { one: ['Colchicine', 'M04AC01'], other: ['Clarithromycin', 'J01FA09'], kind: 'colchicine' },
  ] as const) {
    it(`name what is told of ${one[0]} and ${other[0]}`, () => {
      const told: readonly string[] = kinds(medicine(one[0], one[1]), taken(other[0], other[1]))
      assert.ok(told.includes(kind), told.join())
    })
  }

  it('have glucosamine for no painkiller', () => {
    assert.deepEqual(kinds(medicine('Warfarin 5 mg tablet', 'B01AA03'), taken('Glucosamine', 'M01AX05')), [])
  })

  it('ask for no reason where a warning would only tire', () => {
    const cautions = check(medicine('Ibuprofen 400 mg tablet', 'M01AE01'), [
      taken('Warfarin 5 mg tablet', 'B01AA03'),
      taken('Diclofenac 50 mg tablet', 'M01AB05'),
      taken('Ibuprofen 200 mg tablet', 'M01AE01'),
    ])
    assert.ok(cautions.conflicts.length >= 2)
    assert.deepEqual(askingForReason(cautions), [])
  })
})
