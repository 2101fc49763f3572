import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { remarkSentence, type RemarkParts } from '../../../server/patients/chart/remark-parts.ts'
import { groupedRemarks } from '../../../views/patients/grouped-remarks.ts'
import { openWords } from '../../../views/words/words.ts'
import type { ImportRemark } from '../../../views/patients/imported.ts'
import { makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit } from '../../support/request.ts'
import { OwnExport, patient, rowOf, runImport } from './importing.ts'

const subject = { reference: 'Patient/p' }

const encounter = (id: string, more: object = {}) => ({
  resourceType: 'Encounter',
  id,
  status: 'finished',
  class: { code: 'AMB' },
  subject,
  ...more,
})

const order = (id: string, medicine: string, encounterId: string) => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: { text: medicine },
  encounter: { reference: `Encounter/${encounterId}` },
  authoredOn: '2020-02-02',
  subject,
})

const lines = (page: string): string[] =>
  [...page.matchAll(/<li>([^<]*)<\/li>/g)].map(([, words = '']) => words)

const english = openWords('en', 'UTC')

describe('what names an encounter that is not among the encounters here', () => {
  let testApp: TestApp
  let physician: TestUser
  let own: OwnExport

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    own = await OwnExport.of({
      'Patient.ndjson': [patient('p')],
      'Encounter.ndjson': [
        encounter('undated'),
        encounter('cancelled', { status: 'cancelled', period: { start: '2020-01-02' } }),
      ],
      'MedicationRequest.ndjson': [
        order('m1', 'Heparin', 'undated'),
        order('m2', 'Heparin', 'undated'),
        order('m3', 'Aspirin', 'undated'),
        order('m4', 'Warfarin', 'cancelled'),
        order('m5', 'Insulin', 'nowhere'),
      ],
    })
  })
  after(async () => {
    await own.remove()
    await testApp.close()
  })

  const take = () => runImport(testApp, own.folder, { careTeamUserId: physician.id })

  it('is told that it has no date, or why else, and says of none in the export that it is not in it', async () => {
    const { reports } = await take()
    const told = reports.filter((report) => report.includes(' encounter: '))
    const undated = 'taken in part: encounter: has no date'
    const nowhere = 'taken in part: encounter: names nothing that is in this export or on record'
    const cancelled = 'taken in part: encounter: was cancelled'
    assert.deepEqual(told, [
      `MedicationRequest.ndjson:1 m1 ${undated}`,
      `MedicationRequest.ndjson:2 m2 ${undated}`,
      `MedicationRequest.ndjson:3 m3 ${undated}`,
      `MedicationRequest.ndjson:4 m4 ${cancelled}`,
      `MedicationRequest.ndjson:5 m5 ${nowhere}`,
    ])
  })

  it('has one line for all orders of which the same is to be said, with their count and names', async () => {
    const id = await rowOf(testApp, 'Patient', 'p')
    const doctor = await visit(testApp, physician)
    for (const page of [`/patients/${id}`, `/patients/${id}/copy`]) {
      const { text } = await doctor.get(page)
      assert.match(
        text,
        /3 prescriptions: the encounter that it belongs to: has no date\. They are “Heparin” \(2\), “Aspirin”/,
        page,
      )
      assert.match(text, /A prescription “Warfarin”: the encounter that it belongs to: was cancelled/, page)
      assert.equal(text.match(/the encounter that it belongs to/g)?.length, 3, page)
    }
    const { text } = await doctor.get(`/patients/${id}`)
    assert.ok(lines(text).includes('5 prescriptions could be read in part only'))
  })

  it('is tied to its encounter as soon as that has a date, and the remark goes', async () => {
    await own.write('Encounter.ndjson', [encounter('undated', { period: { start: '2020-02-01' } })])
    const { tally } = await take()
    assert.equal(tally.of('MedicationRequest').changed, 3)
    const tied = await testApp.sql('SELECT 1 FROM prescriptions WHERE encounter_id = $1', [
      await rowOf(testApp, 'Encounter', 'undated'),
    ])
    assert.equal(tied.length, 3)
    const doctor = await visit(testApp, physician)
    const { text } = await doctor.get(`/patients/${await rowOf(testApp, 'Patient', 'p')}`)
    assert.doesNotMatch(text, /has no date/)
    assert.equal((await take()).tally.of('MedicationRequest').unchanged, 5)
  })
})

const remark = (id: string, of: RemarkParts | string, more: Partial<ImportRemark> = {}): ImportRemark => ({
  id,
  type: 'MedicationRequest',
  kind: 'partly-read',
  ...(typeof of === 'string'
    ? { words: of, group: null }
    : { words: remarkSentence(of), group: { says: of.says, name: of.name ?? null } }),
  ...more,
})

const said = (says: string, name = 'A'): RemarkParts => ({ what: 'A prescription', name, says })

describe('remarks of an import, as lines', () => {
  it('keep apart what is not alike: another reason, another kind, another type, and what both sides changed', () => {
    const all = [
      remark('1', said('the dose: is missing')),
      remark('2', said('the route: is missing')),
      remark('3', said('the dose: is missing'), { kind: 'to-be-looked-at' }),
      remark('4', { ...said('the dose: is missing'), what: 'An allergy' }, { type: 'AllergyIntolerance' }),
      remark('5', { ...said('changed'), now: 'dose: 1 mg' }, { kind: 'changed-here' }),
      remark('6', { ...said('changed'), now: 'dose: 2 mg' }, { kind: 'changed-here' }),
    ]
    assert.deepEqual(
      groupedRemarks(english, all).map(({ words }) => words),
      all.map(({ words }) => words),
    )
  })

  it('leave alone what an earlier import wrote as a sentence', () => {
    const all = ['1', '2'].map((id) => remark(id, 'A prescription “A”: the dose: is missing'))
    assert.deepEqual(
      groupedRemarks(english, all).map(({ words }) => words),
      all.map(({ words }) => words),
    )
  })

  it('take a name to its end, whatever marks it holds, and entries without a name', () => {
    const named = [1, 2].map((nth) => remark(`${nth}`, said('the dose: is missing', `A ”: “${nth}`)))
    assert.deepEqual(
      groupedRemarks(english, named).map(({ words }) => words),
      ['2 prescriptions: the dose: is missing. They are “A ”: “1”, “A ”: “2”'],
    )
    const nameless = ['1', '2'].map((id) =>
      remark(
        id,
        { what: 'An encounter', says: 'when it ended: lies before its start' },
        { type: 'Encounter' },
      ),
    )
    assert.deepEqual(groupedRemarks(english, nameless), [
      { id: '1', words: '2 encounters: when it ended: lies before its start' },
    ])
  })
})
