import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makePatient, makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../../support/request.ts'

describe('legal holds on the audit log', () => {
  let testApp: TestApp
  let auditor: Visitor
  let officer: Visitor
  before(async () => {
    testApp = await startTestApp()
    auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
  })
  after(() => testApp.close())

  const holds = () =>
    testApp.sql<{ id: string; patient_id: string | null; lifted_at: Date | null }>(
      'SELECT * FROM audit_legal_holds ORDER BY set_at, id',
    )

  it('are set by one person with a reason, for a patient or the whole log', async () => {
    const patient = await makePatient(testApp)
    const wrong = await auditor.submit('/audit/holds', { recordNumber: 'MG-0', reason: 'Case 7/2026' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /No patient has this record number/)
    assert.equal((await auditor.submit('/audit/holds', { recordNumber: '', reason: ' ' })).status, 422)
    const fields = { recordNumber: patient.recordNumber, reason: 'Case 7/2026' }
    assert.equal((await auditor.submit('/audit/holds', fields)).status, 303)
    const [hold] = await holds()
    assert.equal(hold?.patient_id, patient.id)
    const [row] = await auditRows(testApp, 'audit.hold-set')
    assert.deepEqual([row?.patient_id, row?.details], [patient.id, { scope: 'patient' }])
    assert.match((await officer.get('/audit/holds')).text, /Case 7\/2026/)
  })

  it('end only when a second person agrees', async () => {
    const [hold] = await holds()
    const page = `/audit/holds/${hold?.id ?? ''}`
    assert.equal((await officer.submit(page, { reason: 'The case is over' })).status, 303)
    assert.equal((await officer.submit(page, {}, `${page}/confirm`)).status, 403)
    assert.equal((await holds())[0]?.lifted_at, null)
    assert.equal((await auditor.submit(page, {}, `${page}/keep`)).status, 303)
    assert.equal((await auditor.submit(page, {}, `${page}/confirm`)).status, 409)
    assert.equal((await officer.submit(page, { reason: 'It is over' })).status, 303)
    assert.match((await auditor.get(page)).text, /Lift the hold/)
    assert.equal((await auditor.submit(page, {}, `${page}/confirm`)).status, 303)
    assert.notEqual((await holds())[0]?.lifted_at, null)
    assert.deepEqual(
      (await auditRows(testApp, 'audit.hold-lifted')).map(({ outcome }) => outcome),
      ['success', 'failure', 'refused'],
    )
    assert.equal((await auditor.get(page)).status, 404)
  })

  it('are no business of others', async () => {
    const physician = await visit(testApp, await makeUser(testApp, 'physician'))
    assert.equal((await physician.get('/audit/holds')).status, 403)
  })
})
