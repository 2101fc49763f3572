import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ChartPrescription } from '../../views/patients/chart.ts'
import { orderedProblems, shortName } from '../../views/patients/clinical/ordered-problems.ts'
import type { ConditionEntry } from '../../views/patients/clinical/condition.ts'
import { takenState, takesNow } from '../../views/patients/summary/takes-now.ts'

const today = '2026-03-04'

const medicine = (changes: Partial<ChartPrescription>): ChartPrescription => ({
  id: JSON.stringify(changes),
  medication: 'Amlodipine 5 mg tablet',
  handedOver: [],
  status: 'approved',
  dose: '5 mg',
  frequency: 'once a day',
  route: 'oral',
  instructions: null,
  expiresOn: '2026-06-01',
  prescriber: null,
  createdAt: new Date('2026-03-01T08:00:00Z'),
  imported: false,
  supplies: null,
  ...changes,
})

describe('what a patient takes now', () => {
  it('names every medicine once, whatever its state: nothing is cut', () => {
    const now = [
      medicine({}),
      medicine({ status: 'draft' }),
      medicine({ status: 'on-hold', imported: true }),
      medicine({ status: 'imported', imported: true, expiresOn: null }),
      medicine({ status: 'unknown', imported: true, expiresOn: null }),
      medicine({ expiresOn: '2026-03-03' }),
      medicine({ status: 'draft', expiresOn: '2026-03-03' }),
    ]
    const supplied = [medicine({ status: 'dispensed' })]
    const { here, elsewhere, ranOut } = takesNow(now, supplied, today)
    assert.deepEqual(
      [...here, ...elsewhere, ...ranOut].map(({ id }) => id).toSorted(),
      [...now, ...supplied].map(({ id }) => id).toSorted(),
    )
    assert.equal(here.length, 3)
    assert.equal(elsewhere.length, 3)
    assert.equal(ranOut.length, 2)
  })

  for (const [expiresOn, state] of [
    ['2026-03-04', 'ending'],
    ['2026-03-11', 'ending'],
    ['2026-03-12', 'signed'],
    [null, 'signed'],
  ] as const) {
    it(`says of what is signed until ${expiresOn ?? 'no day'} that it is ${state}`, () => {
      assert.equal(takenState(medicine({ expiresOn }), today), state)
    })
  }

  it('says of a draft that nobody has signed it, however long it lasts', () => {
    assert.equal(takenState(medicine({ status: 'draft' }), today), 'unsigned')
  })
})

const condition = (description: string, codes: readonly string[] = []): ConditionEntry => ({
  id: description,
  encounterId: null,
  description,
  denies: null,
  codes,
  category: null,
  status: 'active',
  verification: 'confirmed',
  onset: null,
  onsetNote: null,
  abatement: null,
  abatementNote: null,
  note: null,
  source: 'imported',
  recorded: null,
  recordedBy: null,
  changedAt: null,
  changedBy: null,
  version: 1,
})

const sct = (code: string) => [`http://snomed.info/sct|${code}`]

describe('the problems of a summary', () => {
  it('begin with disorders, go on with findings, and fold social circumstances only', () => {
    const { clinical, social } = orderedProblems([
      condition('Full-time employment (finding)', sct('160903007')),
      condition('Suspected lung cancer (situation)', sct('162573006')),
      condition('History of renal transplant (situation)', sct('161665007')),
      condition('Sepsis (disorder)', sct('91302008')),
      condition('Prediabetes', sct('15777000')),
      condition('Victim of intimate partner abuse (finding)', sct('706893006')),
    ])
    assert.deepEqual(
      clinical.map(({ description }) => shortName(description)),
      [
        'Sepsis',
        'Prediabetes',
        'Suspected lung cancer (situation)',
        'History of renal transplant (situation)',
        'Victim of intimate partner abuse',
      ],
    )
    assert.deepEqual(
      social.map(({ id }) => id),
      ['Full-time employment (finding)'],
    )
  })

  it('fold nothing by its words alone, nor by a code of another system', () => {
    const { clinical, social } = orderedProblems([
      condition('Full-time employment (finding)'),
      condition('Full-time employment', ['http://example.org/codes|160903007']),
    ])
    assert.equal(clinical.length, 2)
    assert.equal(social.length, 0)
  })

  it('keep statements that there is none apart', () => {
    const none = { ...condition('No known problems'), denies: 'none-known' as const }
    const { clinical, statements } = orderedProblems([none, condition('Asthma')])
    assert.deepEqual([clinical.length, statements.length], [1, 1])
  })
})
