import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit } from '../../support/request.ts'
import { condition, OwnExport, patient, rowOf, runImport, type ImportOutcome } from './importing.ts'

const subject = { reference: 'Patient/p' }
const named = (text: string) => ({ text })

const files = {
  'Patient.ndjson': [patient('p')],
  'AllergyIntolerance.ndjson': [
    {
      resourceType: 'AllergyIntolerance',
      id: 'a',
      code: named('Cashew'),
      patient: subject,
      reaction: [
        {
          manifestation: [named('Anaphylaxis')],
          description: 'Adrenaline was given twice',
          onset: '2012-06-12',
        },
        { description: 'Swollen lips' },
      ],
    },
  ],
  'Condition.ndjson': [
    condition('c', 'p', {
      code: named('Pneumonia'),
      evidence: [{ code: [named('Infiltrate in the right lower lobe')] }, { detail: [{ display: 'Film' }] }],
    }),
  ],
  'Encounter.ndjson': [
    {
      resourceType: 'Encounter',
      id: 'e',
      status: 'in-progress',
      class: { code: 'EMER', display: 'emergency' },
      type: [named('Consultation')],
      reasonCode: [named('Chest pain')],
      participant: [{ individual: { display: 'Dr Elsewhere' } }],
      subject,
    },
    {
      resourceType: 'Encounter',
      id: 'f',
      status: 'cancelled',
      class: { code: 'AMB' },
      reasonCode: [named('Chemotherapy')],
      period: { start: '2020-01-02' },
      subject,
    },
  ],
  'MedicationRequest.ndjson': [
    {
      resourceType: 'MedicationRequest',
      id: 'm',
      status: 'active',
      intent: 'order',
      medicationCodeableConcept: named('Heparin'),
      subject,
      reasonCode: [named('Immobility')],
      reasonReference: [{ display: 'Thrombosis of the left leg' }, { reference: 'Condition/c' }],
    },
  ],
}

describe('what is said beside the codes of a resource', () => {
  let testApp: TestApp
  let physician: TestUser
  let imported: ImportOutcome
  let copy: string
  let chart: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    const own = await OwnExport.of(files)
    imported = await runImport(testApp, own.folder, { careTeamUserId: physician.id })
    await own.remove()
    const id = await rowOf(testApp, 'Patient', 'p')
    const doctor = await visit(testApp, physician)
    chart = (await doctor.get(`/patients/${id}`)).text
    copy = (await doctor.get(`/patients/${id}/copy`)).text
  })
  after(() => testApp.close())

  it('is shown of a reaction: what happened, beside what showed itself, and when', () => {
    for (const page of [chart, copy]) {
      assert.match(page, /Anaphylaxis; Swollen lips/)
      assert.match(page, /Adrenaline was given twice/)
      assert.match(page, /Anaphylaxis: on 12 Jun 2012/)
    }
    const list = chart.slice(chart.indexOf('id="allergies"'))
    assert.equal(list.match(/Swollen lips/g)?.length, 1, 'what stands as the reaction is not said twice')
  })

  it('is shown of a condition: what it was known by', () => {
    assert.match(chart, /Known by: Infiltrate in the right lower lobe/)
    assert.match(copy, /Known by: Infiltrate in the right lower lobe/)
  })

  it('is shown of a prescription: the condition that it was for, where only its reference has words', () => {
    assert.match(copy, /Prescribed for: Immobility, Thrombosis of the left leg/)
  })

  it('is told about an encounter that nothing dates, and of one that did not happen: what it was about, and whose it was', () => {
    const undated =
      'An encounter (Chest pain; Consultation; emergency; in progress; by Dr Elsewhere) is not shown among the others, because nothing says when it was'
    const cancelled = 'An encounter of 2 Jan 2020 (Chemotherapy; ambulatory) is not shown: it was cancelled'
    for (const page of [chart, copy]) {
      assert.ok(page.includes(undated), undated)
      assert.ok(page.includes(cancelled), cancelled)
    }
    assert.equal(imported.losses, 1)
  })
})
