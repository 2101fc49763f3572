import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Prescription } from '../../models/prescriptions/prescription.ts'
import { assignCare, makePatient, makePrescription, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'
import { statusOf, submitUnseen } from './forms.ts'

describe('cancelling what one does not see', () => {
  let testApp: TestApp
  let prescriber: TestUser
  let officer: Visitor
  let patientId: string

  before(async () => {
    testApp = await startTestApp()
    prescriber = await makeUser(testApp, 'physician', { displayName: 'Dr Gone Away', emergencyAccess: false })
    officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
    patientId = (await makePatient(testApp, { familyName: 'Sithole' })).id
  })
  after(() => testApp.close())

  const make = (changes: Partial<Parameters<typeof makePrescription>[1]> = {}) =>
    makePrescription(testApp, { patientId, prescriberId: prescriber.id, status: 'approved', ...changes })
  const setActive = (user: TestUser, active: boolean) =>
    testApp.sql('UPDATE users SET active = $2 WHERE id = $1', [user.id, active])

  it('is open to a prescriber who left the care team, and opens nothing else', async () => {
    const { id, content } = await make()
    const browser = await visit(testApp, prescriber)
    const list = await browser.get('/prescriptions/signed')
    assert.equal(list.status, 200)
    assert.match(list.text, new RegExp(`/prescriptions/${id}/cancel`))
    for (const path of [`/prescriptions/${id}`, `/patients/${patientId}`]) {
      assert.equal((await browser.get(path)).status, 404, path)
    }
    const page = await browser.get(`/prescriptions/${id}/cancel`)
    assert.equal(page.status, 200)
    assert.ok(page.text.includes(content.medicationName))
    assert.doesNotMatch(`${list.text}${page.text}`, /Sithole/)
    const empty = await browser.submit(`/prescriptions/${id}/cancel`, { reason: ' ' })
    assert.equal(empty.status, 422)
    assert.doesNotMatch(empty.text, /Sithole/)
    const done = await browser.submit(`/prescriptions/${id}/cancel`, { reason: 'Wrong patient' })
    assert.equal(done.status, 303)
    assert.equal(done.headers['location'], '/prescriptions/signed')
    assert.equal((await Prescription.findByPk(id, { rejectOnEmpty: true })).cancelledBy, prescriber.id)
    const [row] = await auditRows(testApp, 'prescription.cancelled')
    assert.equal(row?.rule, 'own-prescription')
    assert.equal(row?.patient_id, patientId)
    const again = await submitUnseen(browser, id, 'cancel', { reason: 'Again' })
    assert.equal(again.status, 409)
    assert.match(again.text, /was already cancelled by you at 4 Mar 2026/)
    assert.ok(!(await browser.get('/prescriptions/signed')).text.includes(id))
  })

  it('is refused for a draft, to another physician, and to every other role', async () => {
    const draft = await make({ status: 'draft' })
    assert.equal(
      (await submitUnseen(await visit(testApp, prescriber), draft.id, 'cancel', { reason: 'x' })).status,
      404,
    )
    const { id } = await make()
    const others = [
      'nurse',
      'pharmacist',
      'admin_staff',
      'system_admin',
      'security_officer',
      'audit_reviewer',
      'patient',
    ]
    for (const role of ['physician', ...others]) {
      const browser = await visit(testApp, await makeUser(testApp, role))
      assert.ok(
        [403, 404].includes((await submitUnseen(browser, id, 'cancel', { reason: 'x' })).status),
        role,
      )
      assert.ok([403, 404].includes((await browser.get(`/prescriptions/${id}/cancel`)).status), role)
    }
    assert.equal(await statusOf(testApp, id), 'approved')
  })

  it('is refused to an officer while the prescriber or somebody of the care team may, and then is not', async () => {
    const { id, content } = await make()
    const path = `/prescriptions/${id}/cancel-for-another`
    assert.equal((await officer.get(path)).status, 404)
    assert.ok(!(await officer.get('/security/prescriptions')).text.includes(id))
    await setActive(prescriber, false)
    const colleague = await makeUser(testApp, 'physician')
    await assignCare(testApp, patientId, colleague.id)
    assert.equal((await officer.get(path)).status, 404)
    await setActive(colleague, false)
    assert.ok((await officer.get('/security/prescriptions')).text.includes(path))
    const page = await officer.get(path)
    assert.equal(page.status, 200)
    assert.match(page.text, /Dr Gone Away/)
    assert.ok(page.text.includes(content.medicationName))
    assert.doesNotMatch(page.text, /Sithole|three times a day/)
    const [viewed] = await auditRows(testApp, 'prescription.viewed')
    assert.equal(viewed?.rule, 'abandoned-prescription')
    assert.equal((await officer.submit(path, { reason: '' })).status, 422)
    assert.equal((await officer.get(`/prescriptions/${id}`)).status, 403)
    assert.equal((await officer.submit(path, { reason: 'Prescriber has left' })).status, 303)
    assert.equal(await statusOf(testApp, id), 'cancelled')
    assert.equal((await officer.get(path)).status, 404)
    await setActive(prescriber, true)
    await setActive(colleague, true)
  })

  it('is no officer’s right on drafts, and nobody else’s at all', async () => {
    const draft = await make({ status: 'draft' })
    const { id } = await make()
    await testApp.sql('UPDATE care_team_assignments SET ends_at = $1 WHERE ends_at IS NULL', [
      testApp.clock.now(),
    ])
    await setActive(prescriber, false)
    assert.equal((await officer.get(`/prescriptions/${draft.id}/cancel-for-another`)).status, 404)
    for (const role of [
      'physician',
      'nurse',
      'pharmacist',
      'admin_staff',
      'system_admin',
      'audit_reviewer',
      'patient',
    ]) {
      const browser = await visit(testApp, await makeUser(testApp, role))
      assert.equal((await browser.get(`/prescriptions/${id}/cancel-for-another`)).status, 403, role)
      assert.equal((await browser.get('/security/prescriptions')).status, 403, role)
    }
    await setActive(prescriber, true)
  })
})
