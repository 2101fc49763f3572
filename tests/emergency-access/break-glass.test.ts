import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { closeExpiredGrants } from '../../server/emergency-access/grants/close-expired-grants.ts'
import { totpCode } from '../../server/accounts/second-factor/totp.ts'
import { makePatient, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, type Visitor } from '../support/request.ts'

const emergency = { reasonCode: 'life-threatening', reason: 'Unconscious after a road accident' }

describe('breaking the glass', () => {
  let testApp: TestApp
  let patientId: string
  let doctor: TestUser
  let browser: Visitor

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  const newcomer = async () => {
    testApp.clock.set('2026-03-04T08:00:00Z')
    patientId = (await makePatient(testApp, { givenName: 'Sipho', familyName: 'Radebe' })).id
    doctor = await makeUser(testApp, 'physician')
    browser = await visit(testApp, doctor)
  }

  const breakGlass = (fields: Record<string, string> = {}) =>
    browser.submit(`/patients/${patientId}/break-glass`, {
      ...emergency,
      accessCode: doctor.accessCode ?? '',
      ...fields,
    })

  it('opens the record for an hour, with a banner on every page, and tags every look with the grant', async () => {
    await newcomer()
    const answer = await breakGlass()
    assert.equal(answer.status, 303)
    assert.equal(answer.headers['location'], `/patients/${patientId}`)
    const chart = await browser.get(`/patients/${patientId}`)
    assert.equal(chart.status, 200)
    assert.match(chart.text, /Radebe, Sipho/)
    assert.match(chart.text, /Your next access code is [0-9A-Z]{5}-[0-9A-Z]{5}/)
    const start = await browser.get('/break-glass')
    assert.match(start.text, /Emergency access is on/)
    const [grant] = await testApp.sql<{ id: string }>(
      'SELECT id FROM emergency_grants WHERE patient_id = $1',
      [patientId],
    )
    const [seen] = await auditRows(testApp, 'chart.viewed')
    assert.equal(seen?.grant_id, grant?.id)
    assert.equal(seen?.severity, 'emergency')
    assert.equal(seen?.rule, 'emergency-access')
    const [started] = await auditRows(testApp, 'emergency-access.started')
    assert.equal(started?.severity, 'emergency')
    assert.equal(started?.patient_id, patientId)
  })

  it('tells the security officers at once', async () => {
    const [alert] = await testApp.sql<{ severity: string; user_id: string }>(
      "SELECT severity, user_id FROM alerts WHERE kind = 'emergency-access' ORDER BY raised_at DESC LIMIT 1",
    )
    assert.deepEqual(alert, { severity: 'emergency', user_id: doctor.id })
  })

  it('keeps the reason and the next access code out of the database in plain', async () => {
    await newcomer()
    await breakGlass({ reason: 'Canary reason that nobody may read in a dump' })
    const stored = await testApp.sql<{ row: string }>(`
      SELECT row_to_json(g)::text AS row FROM emergency_grants g
      UNION ALL SELECT row_to_json(c)::text FROM emergency_access_codes c
      UNION ALL SELECT row_to_json(s)::text FROM sessions s
      UNION ALL SELECT row_to_json(a)::text FROM audit_events a`)
    for (const { row } of stored) {
      assert.doesNotMatch(row, /Canary reason/)
      assert.doesNotMatch(row, /next access code/i)
    }
  })

  it('ends by itself after 60 minutes, in the middle of a session', async () => {
    await newcomer()
    await breakGlass()
    for (const minutes of [20, 20, 19]) {
      testApp.clock.advance({ minutes })
      assert.equal((await browser.get(`/patients/${patientId}`)).status, 200)
    }
    testApp.clock.advance({ minutes: 1 })
    const shut = await browser.get(`/patients/${patientId}`)
    assert.equal(shut.status, 403)
    assert.doesNotMatch(shut.text, /Emergency access is on/)
    await closeExpiredGrants(testApp.services)
    const [ended] = await auditRows(testApp, 'emergency-access.ended')
    assert.equal(ended?.rule, 'time-over')
    assert.equal(ended?.patient_id, patientId)
  })

  it('can be ended early, and only by the one whose access it is', async () => {
    await newcomer()
    await breakGlass()
    const [grant] = await testApp.sql<{ id: string }>(
      'SELECT id FROM emergency_grants WHERE patient_id = $1',
      [patientId],
    )
    const other = await visit(testApp, await makeUser(testApp, 'physician'))
    const foreign = await other.submit('/break-glass', {}, `/break-glass/${grant?.id}/end`)
    assert.equal(foreign.status, 404)
    assert.equal((await browser.get(`/patients/${patientId}`)).status, 200)
    const ended = await browser.submit('/break-glass', {}, `/break-glass/${grant?.id}/end`)
    assert.equal(ended.status, 303)
    assert.equal((await browser.get(`/patients/${patientId}`)).status, 403)
  })

  it('opens no other patient', async () => {
    await newcomer()
    await breakGlass()
    const other = await makePatient(testApp)
    assert.equal((await browser.get(`/patients/${other.id}`)).status, 403)
  })

  it('takes an access code once: of twenty at a time, one wins', async () => {
    await newcomer()
    const form = await browser.get(`/patients/${patientId}/break-glass`)
    const fields = { ...emergency, accessCode: doctor.accessCode ?? '', _csrf: csrfTokenOf(form.text) }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => browser.post(`/patients/${patientId}/break-glass`, fields)),
    )
    assert.equal(answers.filter((answer) => answer.status === 303).length, 1)
    const [count] = await testApp.sql<{ count: string }>(
      'SELECT count(*) FROM emergency_grants WHERE patient_id = $1',
      [patientId],
    )
    assert.equal(count?.count, '1')
  })

  it('refuses a wrong access code and records it', async () => {
    await newcomer()
    const answer = await breakGlass({ accessCode: 'WRONG-CODES' })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /not your current access code/)
    assert.match(answer.text, /Unconscious after a road accident/)
    assert.doesNotMatch(answer.text, /WRONG-CODES/)
    const [row] = await auditRows(testApp, 'emergency-access.failed')
    assert.equal(row?.rule, 'wrong-access-code')
    assert.equal((await browser.get(`/patients/${patientId}`)).status, 403)
  })

  for (const [name, fields] of [
    ['a blank reason', { reason: '' }],
    ['a reason of fourteen characters', { reason: '12345678901234' }],
    ['no reason code', { reasonCode: '' }],
    ['an unknown reason code', { reasonCode: 'curiosity' }],
    ['no access code', { accessCode: '' }],
  ] as const) {
    it(`refuses ${name} and spends nothing`, async () => {
      await newcomer()
      assert.equal((await breakGlass(fields)).status, 422)
      assert.equal((await breakGlass()).status, 303)
    })
  }

  it('asks for a fresh code when the last one is older than five minutes', async () => {
    await newcomer()
    testApp.clock.advance({ minutes: 6 })
    const without = await breakGlass()
    assert.equal(without.status, 422)
    assert.match(without.text, /name="code"/)
    assert.equal(
      (await breakGlass({ code: totpCode(doctor.totpSeed ?? '', testApp.clock.now()) })).status,
      303,
    )
  })

  it('works outside the role’s hours, and then the chart opens too', async () => {
    await newcomer()
    testApp.clock.set('2026-03-04T19:58:00Z')
    browser = await visit(testApp, doctor)
    testApp.clock.set('2026-03-04T20:01:00Z')
    assert.equal((await browser.get(`/patients/${patientId}`)).status, 403)
    assert.equal((await breakGlass()).status, 303)
    assert.equal((await browser.get(`/patients/${patientId}`)).status, 200)
    assert.equal((await browser.get('/patients')).status, 403)
  })

  it('is not for people who were not named for it, whatever their role', async () => {
    await newcomer()
    for (const user of [
      await makeUser(testApp, 'physician', { emergencyAccess: false }),
      await makeUser(testApp, 'pharmacist'),
      await makeUser(testApp, 'system_admin'),
    ]) {
      const other = await visit(testApp, user)
      assert.equal((await other.get(`/patients/${patientId}/break-glass`)).status, 403)
    }
  })

  it('does not open for someone whose privacy training has run out', async () => {
    await newcomer()
    doctor = await makeUser(testApp, 'physician', { trainingExpiresOn: '2026-03-03' })
    browser = await visit(testApp, doctor)
    const page = await browser.get(`/patients/${patientId}/break-glass`)
    assert.equal(page.status, 403)
    assert.match(page.text, /training-expired/)
  })

  it('stops at once when the person is no longer named for emergency access', async () => {
    await newcomer()
    await breakGlass()
    assert.equal((await browser.get(`/patients/${patientId}`)).status, 200)
    await testApp.sql('UPDATE security_profiles SET emergency_access = false WHERE user_id = $1', [doctor.id])
    assert.equal((await browser.get(`/patients/${patientId}`)).status, 404)
  })

  it('is reviewed by somebody else, once', async () => {
    await newcomer()
    await breakGlass()
    const [grant] = await testApp.sql<{ id: string }>(
      'SELECT id FROM emergency_grants WHERE patient_id = $1',
      [patientId],
    )
    const address = `/break-glass/${grant?.id}/review`
    await browser.submit('/break-glass', {}, `/break-glass/${grant?.id}/end`)
    const officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
    const page = await officer.get(address)
    assert.match(page.text, /Unconscious after a road accident/)
    assert.equal((await officer.submit(address, { outcome: 'justified', comment: '' })).status, 422)
    const first = await officer.submit(address, { outcome: 'justified', comment: 'Brought in by ambulance' })
    assert.equal(first.status, 303)
    const token = csrfTokenOf((await officer.get('/break-glass/reviews')).text)
    const again = await officer.post(address, {
      outcome: 'unjustified',
      comment: 'Second thoughts',
      _csrf: token,
    })
    assert.equal(again.status, 409)
    assert.equal((await browser.get(address)).status, 403)
    const [, row] = await auditRows(testApp, 'emergency-access.reviewed')
    assert.equal(row?.details?.['outcome'], 'justified')
  })

  it('begins with an access code that one gets beforehand, with a code of the app; the earlier one stops working', async () => {
    await newcomer()
    assert.equal((await browser.submit('/break-glass/access-code', { code: '000000' })).status, 422)
    testApp.clock.advance({ seconds: 30 })
    const code = totpCode(doctor.totpSeed ?? '', testApp.clock.now())
    assert.equal((await browser.submit('/break-glass/access-code', { code })).status, 303)
    const page = await browser.get('/break-glass')
    const issued = /Your next access code is ([0-9A-Z]{5}-[0-9A-Z]{5})/.exec(page.text)?.[1] ?? ''
    assert.doesNotMatch((await browser.get('/break-glass')).text, /Your next access code/)
    assert.equal((await breakGlass()).status, 422)
    assert.equal((await breakGlass({ accessCode: issued.toLowerCase().replace('-', ' ') })).status, 303)
    const unnamed = await visit(testApp, await makeUser(testApp, 'physician', { emergencyAccess: false }))
    assert.equal((await unnamed.get('/break-glass/access-code')).status, 403)
  })
})
