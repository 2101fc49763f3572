import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  assignCare,
  makeMedication,
  makePatient,
  makePrescription,
  makeUser,
  type TestUser,
} from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'
import { freshCode, statusOf, submitOnPage, submitUnseen } from './forms.ts'

describe('prescriptions under emergency access', () => {
  let testApp: TestApp
  let oncall: TestUser
  let patientId: string
  let id: string
  let browser: Visitor

  before(async () => {
    testApp = await startTestApp()
    oncall = await makeUser(testApp, 'physician')
    const physician = await makeUser(testApp, 'physician')
    patientId = (await makePatient(testApp, { familyName: 'Sithole' })).id
    await assignCare(testApp, patientId, physician.id)
    id = (await makePrescription(testApp, { patientId, prescriberId: physician.id, status: 'approved' })).id
    browser = await visit(testApp, oncall)
  })
  after(() => testApp.close())

  it('are closed before it, with the offer to break the glass', async () => {
    const page = await browser.get(`/prescriptions/${id}`)
    assert.equal(page.status, 403)
    assert.match(page.text, new RegExp(`/patients/${patientId}/break-glass`))
    assert.doesNotMatch(page.text, /Sithole|Amoxicillin/)
    const [row] = await auditRows(testApp, 'prescription.viewed')
    assert.equal(row?.outcome, 'refused')
    assert.equal(row?.resource_id, id)
  })

  it('are open during it, every reading and writing marked with the grant', async () => {
    const opened = await browser.submit(`/patients/${patientId}/break-glass`, {
      reasonCode: 'life-threatening',
      reason: 'Anaphylaxis on arrival, no history at hand',
      accessCode: oncall.accessCode ?? '',
    })
    assert.equal(opened.status, 303)
    assert.equal((await browser.get(`/prescriptions/${id}`)).status, 200)
    const [seen] = await auditRows(testApp, 'prescription.viewed')
    assert.equal(seen?.severity, 'emergency')
    assert.ok(seen?.grant_id)
    const answer = await browser.submit(`/patients/${patientId}/prescriptions/new`, {
      medicationId: (await makeMedication(testApp, 'C01CA24')).id,
      dose: '0.5 mg',
      route: 'intramuscular',
      frequency: 'once, again after 5 minutes if needed',
      quantity: '2',
      repeats: '0',
      expiresOn: '2026-03-05',
    })
    const own = (answer.headers['location'] ?? '').split('/').pop() ?? ''
    assert.equal(await statusOf(testApp, own), 'draft')
    const signed = await submitOnPage(browser, own, 'sign', { code: freshCode(testApp, oncall) })
    assert.equal(signed.status, 303)
    for (const event of ['prescription.drafted', 'prescription.signed']) {
      const [row] = await auditRows(testApp, event)
      assert.equal(row?.severity, 'emergency')
      assert.equal(row?.grant_id, seen.grant_id)
    }
    assert.ok((await browser.get('/prescriptions')).text.includes(own))
  })

  it('are closed again the moment it ends, in lists too', async () => {
    const next = (await makePrescription(testApp, { patientId, prescriberId: oncall.id })).id
    await testApp.sql('UPDATE emergency_grants SET ended_at = $1', [testApp.clock.now()])
    assert.equal((await browser.get(`/prescriptions/${id}`)).status, 403)
    const list = await browser.get('/prescriptions')
    assert.doesNotMatch(list.text, /Sithole/)
    const answer = await submitUnseen(browser, next, 'sign', { code: freshCode(testApp, oncall) })
    assert.equal(answer.status, 403)
    assert.equal(await statusOf(testApp, next), 'draft')
  })
})
