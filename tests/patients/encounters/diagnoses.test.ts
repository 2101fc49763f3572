import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { importCodes } from '../../../server/diagnoses/import-codes.ts'
import { assignCare, makePatient, makeUser } from '../../support/factories.ts'
import { auditRows, csrfTokenOf, visit, type Visitor } from '../../support/request.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

const system = 'http://hl7.org/fhir/sid/icd-10'
const table =
  'code,title\nI10,Essential hypertension\nJ45,Asthma\nE11,Type 2 diabetes mellitus\nS72.0,Fracture of neck of femur\n'

describe('the diagnoses of an encounter', () => {
  let testApp: TestApp
  let doctor: Visitor
  let patientId: string
  let chart: string
  let form: string

  before(async () => {
    testApp = await startTestApp()
    const physician = await makeUser(testApp, 'physician')
    patientId = (await makePatient(testApp)).id
    chart = `/patients/${patientId}`
    form = `${chart}/encounters/new`
    await assignCare(testApp, patientId, physician.id)
    doctor = await visit(testApp, physician)
    await load(table)
  })
  after(() => testApp.close())

  const load = (csv: string) =>
    testApp.services.sequelize.transaction((transaction) =>
      importCodes(testApp.services, transaction, { system: 'icd-10', csv }, testApp.clock.now()),
    )
  const record = (fields: Record<string, string>, page = form) =>
    doctor.submit(page, {
      kind: 'ambulatory',
      occurredAt: '2026-03-04T09:00',
      reason: 'Check',
      ...fields,
    })
  const conditions = async () => {
    const [row] = await testApp.sql<{ count: number }>(
      'SELECT count(*)::int AS count FROM conditions WHERE patient_id = $1',
      [patientId],
    )
    return row?.count
  }
  const newest = async () => {
    const [row] = await testApp.sql<{ id: string; content: Buffer | null }>(
      'SELECT id, content FROM encounters WHERE patient_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1',
      [patientId],
    )
    return row
  }

  it('are coded or in words, sealed, and stand on the chart, with the parts of the note, each under its name', async () => {
    const saved = await record({
      history: 'Headaches for a week',
      plan: 'Salt, walking\nBack in a month',
      diagnosis1: 'Essential hypertension',
      diagnosis1Code: `${system}|I10`,
      diagnosis1For: 'Essential hypertension',
      diagnosis2: 'sugar',
      diagnosis2Code: `${system}|E11`,
      diagnosis2For: 'sugar',
      diagnosis3: 'Something odd',
      diagnoses: 'And in words',
    })
    assert.equal(saved.status, 303)
    const { text } = await doctor.get(chart)
    for (const words of [
      'History:</span> Headaches for a week',
      'Plan:</span> Salt, walking',
      'Diagnosis:</span> Essential hypertension (I10)',
      'Diagnosis:</span> Type 2 diabetes mellitus (E11): sugar',
      'Diagnosis:</span> Something odd',
      'Diagnoses:</span> And in words',
    ]) {
      assert.ok(text.includes(words), words)
    }
    assert.ok(!text.includes('Examination:</span>'))
    assert.ok(!(await newest())?.content?.toString('latin1').includes('Headaches'))
  })

  it('of a note need no reason where another part is written, and a note without any part is none', async () => {
    assert.equal((await record({ reason: '', assessment: 'Well' })).status, 303)
    const empty = await record({ reason: ' ' })
    assert.equal(empty.status, 422)
    assert.match(empty.text, /Enter the reason, or another part of the note/)
    assert.match(empty.text, /href="#reason"/)
  })

  it('become problems with a tick, once, with a row of their own, and it is said which were there already', async () => {
    const earlier = await conditions()
    const ticked = {
      diagnosis1: 'Asthma',
      diagnosis1Code: `${system}|J45`,
      diagnosis1Problem: 'on',
      diagnosis2: 'Sore knee',
      diagnosis2Problem: 'on',
    }
    const first = await record(ticked)
    assert.equal(first.status, 303)
    assert.match((await doctor.get(chart)).text, /2 problems were added/)
    const [row] = await auditRows(testApp, 'condition.recorded')
    assert.equal(row?.patient_id, patientId)
    assert.equal((await auditRows(testApp, 'condition.recorded')).length, 2)
    await record({ ...ticked, diagnosis2: ' sore  KNEE' })
    assert.match(
      (await doctor.get(chart)).text,
      /Not added, since a problem with the same words stands there already: Diagnosis 1 and Diagnosis 2\./,
    )
    assert.equal(await conditions(), (earlier ?? 0) + 2)
    const [condition] = await testApp.sql<{ encounter_id: string | null; version: number }>(
      'SELECT encounter_id, version FROM conditions WHERE patient_id = $1 ORDER BY created_at LIMIT 1',
      [patientId],
    )
    assert.ok(condition?.encounter_id)
  })

  it('become problems of their own where a sign, a mark or the words beside the code differ, and the one that does not is named', async () => {
    const earlier = (await conditions()) ?? 0
    await record({ diagnosis1: 'HBsAg −', diagnosis1Problem: 'on' })
    await record({
      diagnosis1: 'HBsAg +',
      diagnosis1Problem: 'on',
      diagnosis3: 'hbsag  −',
      diagnosis3Problem: 'on',
    })
    assert.match(
      (await doctor.get(chart)).text,
      /1 problem was added\. Not added, since a problem with the same words stands there already: Diagnosis 3\./,
    )
    assert.equal(await conditions(), earlier + 2)
    const hip = { diagnosis1Code: `${system}|S72.0`, diagnosis1Problem: 'on' }
    for (const words of ['left hip', 'right hip', 'Left  hip']) {
      assert.equal((await record({ ...hip, diagnosis1: words, diagnosis1For: words })).status, 303)
    }
    assert.equal(await conditions(), earlier + 4)
  })

  it('become problems once where twenty record them at once', async () => {
    const earlier = await conditions()
    const opened = await doctor.get(form)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        doctor.post(form, {
          kind: 'ambulatory',
          occurredAt: '2026-03-04T09:00',
          reason: `Number ${index}`,
          diagnosis1: 'Type 2 diabetes mellitus',
          diagnosis1Code: `${system}|E11`,
          diagnosis1Problem: 'on',
          _csrf: csrfTokenOf(opened.text),
        }),
      ),
    )
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [303])
    assert.equal(await conditions(), (earlier ?? 0) + 1)
  })

  it('are searched by a button that records nothing, says nothing of what is missing, and keeps what was typed', async () => {
    const stored = await newest()
    const found = await record({
      reason: '',
      notes: 'Half a note',
      diagnosis2: 'high blood',
      findDiagnosis: '2',
    })
    assert.equal(found.status, 200)
    assert.match(found.text, /1 code fits “high blood”/)
    assert.match(found.text, /<select[^>]*name="diagnosis2Code"/)
    assert.ok(found.text.includes(`<option value="${system}|I10">I10 Essential hypertension</option>`))
    assert.match(found.text, /Half a note/)
    assert.match(found.text, /name="diagnosis2For" value="high blood"/)
    assert.doesNotMatch(found.text, /Enter the reason/)
    assert.equal((await newest())?.id, stored?.id)
    assert.match((await record({ diagnosis1: 'zzz', findDiagnosis: '1' })).text, /No code fits “zzz”/)
  })

  it('are refused where words were changed after their code was picked, a code is not in use, or nothing was to be a problem', async () => {
    const stored = await newest()
    for (const [fields, words] of [
      [
        { diagnosis1: 'Gout', diagnosis1Code: `${system}|I10`, diagnosis1For: 'Essential hypertension' },
        /words were changed after a code was picked/,
      ],
      [{ diagnosis1: 'X', diagnosis1Code: `${system}|Z99` }, /not in use any more/],
      [{ diagnosis1: 'X', diagnosis1Code: 'I10' }, /not in use any more/],
      [{ diagnosis1Problem: 'on' }, /Enter the diagnosis that is to be added/],
    ] as const) {
      const answer = await record(fields)
      assert.equal(answer.status, 422)
      assert.match(answer.text, words)
      assert.match(answer.text, /href="#diagnosis1"/)
    }
    assert.equal((await newest())?.id, stored?.id)
  })

  it('keep what the table called them, also when the encounter is amended after the code was withdrawn', async () => {
    await record({ diagnosis1Code: `${system}|I10` })
    await record({ diagnosis1: 'Asthma', diagnosis1Code: `${system}|J45`, diagnosis1For: 'Asthma' })
    const { id = '' } = (await newest()) ?? {}
    await load('code,title\nI10,Hypertension\n')
    const amend = `${chart}/encounters/${id}/amend`
    assert.match((await doctor.get(amend)).text, /value="Asthma"/)
    assert.equal((await record({ diagnosis1: 'Asthma', diagnosis1Code: `${system}|J45` })).status, 422)
    const amended = await record(
      { diagnosis1: 'Asthma', diagnosis1Code: `${system}|J45`, diagnosis1For: 'Asthma', plan: 'Inhaler' },
      amend,
    )
    assert.equal(amended.status, 303)
    const { text } = await doctor.get(chart)
    assert.ok(text.includes('Essential hypertension (I10)'))
    assert.ok(text.includes('Asthma (J45)'))
    await load(table)
  })
})
