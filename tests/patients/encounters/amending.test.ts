import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { assignCare, makePatient, makeUser } from '../../support/factories.ts'
import { auditRows, visit, type Visitor } from '../../support/request.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

describe('amending an encounter', () => {
  let testApp: TestApp
  let doctor: Visitor
  let nurse: Visitor
  let patientId: string

  before(async () => {
    testApp = await startTestApp()
    const physician = await makeUser(testApp, 'physician', { displayName: 'Dr Naledi Khumalo' })
    const sister = await makeUser(testApp, 'nurse')
    patientId = (await makePatient(testApp)).id
    await assignCare(testApp, patientId, physician.id)
    await assignCare(testApp, patientId, sister.id)
    doctor = await visit(testApp, physician)
    nurse = await visit(testApp, sister)
  })
  after(() => testApp.close())

  const fields = { kind: 'ambulatory', occurredAt: '2026-03-04T09:00', reason: 'Check' }
  const writtenBy = async (browser: Visitor) => {
    const page = `/patients/${patientId}/encounters/new`
    assert.equal((await browser.submit(page, fields)).status, 303)
    const [row] = await testApp.sql<{ id: string }>(
      'SELECT id FROM encounters WHERE patient_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1',
      [patientId],
    )
    return `/patients/${patientId}/encounters/${row?.id}/amend`
  }

  it('of a physician is refused to a nurse with the reason, on the page and when it is sent, and is on record', async () => {
    const amend = await writtenBy(doctor)
    const page = await nurse.get(amend)
    assert.equal(page.status, 403)
    assert.match(page.text, /was written by Dr Naledi Khumalo/)
    const sent = await nurse.post(amend, { ...fields, _csrf: await nurse.token() })
    assert.equal(sent.status, 403)
    const [row] = await auditRows(testApp, 'encounter.amended')
    assert.equal(row?.outcome, 'refused')
    assert.equal(row?.rule, 'not-yours-to-amend')
    assert.equal((await doctor.submit(amend, { ...fields, reason: 'Check again' })).status, 303)
  })

  it('of a nurse is for the nurse and for a physician', async () => {
    const own = await writtenBy(nurse)
    assert.equal((await nurse.submit(own, { ...fields, notes: 'More' })).status, 303)
    const other = await writtenBy(nurse)
    assert.equal((await doctor.submit(other, { ...fields, notes: 'Reviewed' })).status, 303)
  })
})
