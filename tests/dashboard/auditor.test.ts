import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makePatient, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit } from '../support/request.ts'
import { figure } from './figure.ts'

describe('the dashboard of an auditor', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  it('gives the figures of a day, and what of a week was more than routine, without any patient’s name', async () => {
    const auditor = await makeUser(testApp, 'audit_reviewer')
    const physician = await makeUser(testApp, 'physician')
    const { id } = await makePatient(testApp, { familyName: 'Refusenik' })
    const refused = async (iso: string) => {
      testApp.clock.set(iso)
      const page = await (await visit(testApp, physician)).get(`/patients/${id}`)
      assert.equal(page.status, 403)
    }
    await refused('2026-03-04T08:00:00Z')
    await refused('2026-03-09T08:00:00Z')
    await refused('2026-03-12T07:00:00Z')
    await refused('2026-03-12T07:30:00Z')
    testApp.clock.set('2026-03-12T08:00:00Z')
    const page = await (await visit(testApp, auditor)).get('/')
    assert.equal(figure(page.text, 'Refused'), '2')
    // Four times in all, but the first was more than a week ago.
    assert.match(page.text, /Worth a look.*Chart opened<\/a><span class="mg-list__detail">3 times/s)
    assert.doesNotMatch(page.text, /Refusenik/i)
    const [row] = await auditRows(testApp, 'dashboard.viewed')
    assert.equal(row?.patient_ids, null)
  })

  it('says so where there was nothing but routine', async () => {
    testApp.clock.set('2026-05-01T08:00:00Z')
    const page = await (await visit(testApp, await makeUser(testApp, 'audit_reviewer'))).get('/')
    assert.equal(figure(page.text, 'Refused'), '0')
    assert.match(page.text, /Nothing but routine/)
  })
})
