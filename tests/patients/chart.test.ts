import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId } from '../../models/new-id.ts'
import { assignCare, makePatient, makePrescription, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit } from '../support/request.ts'

describe('a patient’s chart', () => {
  let testApp: TestApp
  let physician: TestUser
  let patientId: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    const patient = await makePatient(testApp, {
      givenName: 'Nomvula',
      familyName: 'Sithole',
      nationalId: '8001015009087',
      medicalHistory: 'Asthma since <childhood>',
    })
    patientId = patient.id
    await assignCare(testApp, patientId, physician.id)
  })
  after(() => testApp.close())

  it('opens for a physician of the care team, and the audit row says by what right', async () => {
    const browser = await visit(testApp, physician)
    const page = await browser.get(`/patients/${patientId}`)
    assert.equal(page.status, 200)
    assert.match(page.text, /Sithole, Nomvula/)
    assert.match(page.text, /Asthma since &lt;childhood&gt;/)
    const [row] = await auditRows(testApp, 'chart.viewed')
    assert.equal(row?.patient_id, patientId)
    assert.equal(row?.actor_id, physician.id)
    assert.equal(row?.outcome, 'success')
    assert.equal(row?.rule, 'care-team')
  })

  it('shows directions that stand in words alone, and says that there are none only where there are none', async () => {
    const { id } = await makePatient(testApp, { familyName: 'Directed' })
    await assignCare(testApp, id, physician.id)
    const bare = { patientId: id, prescriberId: physician.id, dose: '', route: '', frequency: '' }
    await makePrescription(testApp, { ...bare, instructions: 'First: 10 mg\nThen: 5 mg' })
    const browser = await visit(testApp, physician)
    const told = await browser.get(`/patients/${id}`)
    assert.match(told.text, /First: 10 mg\s+Then: 5 mg/)
    assert.doesNotMatch(told.text, /No directions on record/)
    await makePrescription(testApp, bare)
    assert.match((await browser.get(`/patients/${id}`)).text, /No directions on record/)
  })

  it('offers a physician outside the care team to break the glass, names nobody, and records the refusal', async () => {
    const stranger = await visit(testApp, await makeUser(testApp, 'physician'))
    const page = await stranger.get(`/patients/${patientId}`)
    assert.equal(page.status, 403)
    assert.match(page.text, /not-in-care-team/)
    assert.match(page.text, new RegExp(`/patients/${patientId}/break-glass`))
    assert.doesNotMatch(page.text, /Sithole|Sithole|Nomvula/)
    const [row] = await auditRows(testApp, 'chart.viewed')
    assert.equal(row?.outcome, 'refused')
    assert.equal(row?.severity, 'warning')
    assert.equal(row?.patient_id, patientId)
  })

  it('does not exist for a physician who may not break the glass', async () => {
    const stranger = await visit(testApp, await makeUser(testApp, 'physician', { emergencyAccess: false }))
    assert.equal((await stranger.get(`/patients/${patientId}`)).status, 404)
    assert.equal((await stranger.get(`/patients/${newId()}`)).status, 404)
  })

  for (const role of ['pharmacist', 'system_admin', 'security_officer', 'audit_reviewer', 'patient']) {
    it(`stays closed to the role ${role}`, async () => {
      const browser = await visit(testApp, await makeUser(testApp, role))
      const page = await browser.get(`/patients/${patientId}`)
      assert.equal(page.status, 403)
      assert.doesNotMatch(page.text, /Sithole|Nomvula/)
    })
  }

  it('shows administrative staff who the patient is, and nothing clinical', async () => {
    const browser = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    const page = await browser.get(`/patients/${patientId}`)
    assert.equal(page.status, 200)
    assert.match(page.text, /Sithole, Nomvula/)
    assert.doesNotMatch(page.text, /Asthma/)
  })

  it('is not served when the audit row cannot be written', async () => {
    const browser = await visit(testApp, physician)
    await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
    const page = await browser.get(`/patients/${patientId}`)
    await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
    assert.equal(page.status, 503)
    assert.doesNotMatch(page.text, /Sithole|Asthma/)
    assert.equal((await browser.get(`/patients/${patientId}`)).status, 200)
  })

  it('is refused, not guessed, when a sealed field was moved here from another patient', async () => {
    const other = await makePatient(testApp)
    await testApp.sql(
      'UPDATE patients SET medical_history = (SELECT given_name FROM patients WHERE id = $1) WHERE id = $2',
      [patientId, other.id],
    )
    await assignCare(testApp, other.id, physician.id)
    const browser = await visit(testApp, physician)
    const page = await browser.get(`/patients/${other.id}`)
    assert.equal(page.status, 500)
    assert.match(page.text, /record-damaged/)
    const [row] = await auditRows(testApp, 'record.seal-broken')
    assert.equal(row?.severity, 'critical')
    assert.equal(row?.resource_id, other.id)
  })

  it('shuts at the end of the role’s hours, in the middle of a session', async () => {
    testApp.clock.set('2026-03-04T19:50:00Z')
    const browser = await visit(testApp, physician)
    assert.equal((await browser.get(`/patients/${patientId}`)).status, 200)
    testApp.clock.set('2026-03-04T20:00:00Z')
    const page = await browser.get(`/patients/${patientId}`)
    assert.equal(page.status, 403)
    assert.match(page.text, /outside-hours/)
    testApp.clock.set('2026-03-04T08:00:00Z')
  })
})
