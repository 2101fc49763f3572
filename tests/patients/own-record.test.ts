import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { assignCare, makePatient, makeUser, type TestUser } from '../support/factories.ts'
import { linkTo } from '../audit/search/log-entries.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'

describe('a patient’s own record', () => {
  let testApp: TestApp
  let account: TestUser
  let own: Visitor
  let patientId: string

  before(async () => {
    testApp = await startTestApp()
    const physician = await makeUser(testApp, 'physician', { displayName: 'Dr Naledi Khumalo' })
    const patient = await makePatient(testApp, {
      givenName: 'Nomvula',
      familyName: 'Sithole',
      phone: '0821234567',
      medicalHistory: 'Asthma since <childhood>',
      allergies: 'Penicillin: rash',
    })
    patientId = patient.id
    await assignCare(testApp, patientId, physician.id)
    account = await makeUser(testApp, 'patient', { patientId, displayName: 'Nomvula Sithole' })
    const surgery = await visit(testApp, physician)
    for (let visits = 0; visits < 8; visits += 1) {
      await surgery.submit(`/patients/${patientId}/encounters/new`, {
        kind: 'ambulatory',
        occurredAt: `2026-02-0${visits + 1}T10:00`,
        reason: `Cough, visit ${visits + 1}`,
        notes: 'Wheeze on both sides',
        diagnoses: '',
      })
    }
    own = await visit(testApp, account)
  })
  after(() => testApp.close())

  it('shows what the care team wrote', async () => {
    const page = await own.get('/my/record')
    assert.equal(page.status, 200)
    for (const said of [
      /Sithole, Nomvula/,
      /Asthma since &lt;childhood&gt;/,
      /Penicillin: rash/,
      /0821234567/,
      /Cough, visit 8/,
      /Wheeze on both sides/,
      /Dr Naledi Khumalo/,
    ]) {
      assert.match(page.text, said)
    }
  })

  it('offers nothing that only staff may do', async () => {
    const { text } = await own.get('/my/record')
    const addresses = [...text.matchAll(/(?:href|action)="([^"]+)"/g)].map(([, address = '']) => address)
    assert.ok(addresses.includes('/my/prescriptions'))
    assert.deepEqual(
      addresses.filter((address) => /^\/(patients|prescriptions|audit|break-glass|cms|admin)/.test(address)),
      [],
    )
    assert.doesNotMatch(text, />\s*Amend/)
  })

  it('leads to every visit and to who opened the record', async () => {
    const { text } = await own.get('/my/record')
    assert.doesNotMatch(text, /Cough, visit 2\b/)
    const all = await own.get(linkTo(text, /All 8 visits/) ?? '')
    assert.equal(all.status, 200)
    for (let visits = 1; visits <= 8; visits += 1) {
      assert.match(all.text, new RegExp(`Cough, visit ${visits}\\b`))
    }
    assert.equal(linkTo(text, /who opened your record/), '/my/access-log')
  })

  it('is recorded each time, as asked for by the patient', async () => {
    for (const path of ['/my/record', '/my/record/encounters']) {
      const earlier = (await auditRows(testApp, 'own-record.viewed')).length
      await own.get(path)
      const rows = await auditRows(testApp, 'own-record.viewed')
      assert.equal(rows.length, earlier + 1)
      assert.deepEqual(
        [rows[0]?.patient_id, rows[0]?.actor_id, rows[0]?.rule, rows[0]?.outcome],
        [patientId, account.id, 'own-record', 'success'],
      )
    }
  })

  it('is nobody else’s: staff have none, and patients cannot name another’s', async () => {
    const stranger = await makePatient(testApp, { givenName: 'Sipho', familyName: 'Dube' })
    const neighbour = await visit(testApp, await makeUser(testApp, 'patient', { patientId: stranger.id }))
    for (const query of ['', `?id=${patientId}`, `?patient=${patientId}`]) {
      const page = await neighbour.get(`/my/record${query}`)
      assert.match(page.text, /Dube, Sipho/)
      assert.doesNotMatch(page.text, /Sithole, Nomvula|Asthma/)
    }
    assert.equal((await neighbour.get(`/patients/${patientId}`)).status, 403)
    for (const role of ['physician', 'nurse', 'admin_staff', 'audit_reviewer', 'system_admin']) {
      const browser = await visit(testApp, await makeUser(testApp, role))
      for (const path of ['/my/record', '/my/record/encounters', '/my/access-log']) {
        assert.equal((await browser.get(path)).status, 403, `${role} ${path}`)
      }
    }
  })

  it('does not exist for an account that belongs to no record', async () => {
    const nobody = await visit(testApp, await makeUser(testApp, 'patient'))
    assert.equal((await nobody.get('/my/record')).status, 404)
  })

  it('is not shown when it cannot be recorded', async () => {
    await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
    const page = await own.get('/my/record')
    await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
    assert.equal(page.status, 503)
    assert.doesNotMatch(page.text, /Sithole, Nomvula|Asthma/)
  })
})
