import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { EmergencyAccessCode } from '../../models/emergency-access/emergency-access-code.ts'
import { hashAccessCode } from '../../server/crypto/access-code.ts'
import { makePatient, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, type Visitor } from '../support/request.ts'

const asked = { reasonCode: 'unconscious', reason: 'Canary: the sixth accident of this night' }

describe('the day’s limit of emergency access', () => {
  let testApp: TestApp
  let doctor: TestUser
  let browser: Visitor
  let officer: Visitor
  let officerUser: TestUser
  let code: string

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  const breakGlass = async (patientId: string) => {
    const answer = await browser.submit(`/patients/${patientId}/break-glass`, { ...asked, accessCode: code })
    assert.equal(answer.status, 303)
    const next = await browser.get(answer.headers['location'] ?? '')
    code = /Your next access code is ([0-9A-Z]{5}-[0-9A-Z]{5})/.exec(next.text)?.[1] ?? ''
    return answer.headers['location'] ?? ''
  }

  /** A doctor who has had so many grants this morning. */
  const busyDoctor = async (grants: number) => {
    testApp.clock.set('2026-03-04T08:00:00Z')
    officerUser = await makeUser(testApp, 'security_officer', { displayName: 'Officer Naidoo' })
    doctor = await makeUser(testApp, 'physician')
    code = doctor.accessCode ?? ''
    const { id: patientId } = await makePatient(testApp)
    await testApp.sql(
      `WITH codes AS (
        INSERT INTO emergency_access_codes (id, user_id, code_hash, issued_at, used_at)
        SELECT gen_random_uuid(), $1, '', $3, $3 FROM generate_series(1, $4) RETURNING id)
      INSERT INTO emergency_grants (id, user_id, patient_id, code_id, session_id, reason_code, reason, starts_at, ends_at)
      SELECT gen_random_uuid(), $1, $2, id, gen_random_uuid(), 'other', '', $3, $3::timestamptz + interval '1 hour'
      FROM codes`,
      [doctor.id, patientId, testApp.clock.now(), grants],
    )
    await testApp.sql('UPDATE emergency_grants SET ended_at = starts_at')
    browser = await visit(testApp, doctor)
    officer = await visit(testApp, officerUser)
  }

  const sixth = async () => {
    await busyDoctor(5)
    const patientId = (await makePatient(testApp, { familyName: 'Radebe' })).id
    const waiting = await breakGlass(patientId)
    return { patientId, waiting, id: waiting.split('/').at(-1) ?? '' }
  }
  const decide = (id: string, verb: string, by = officer) =>
    by.submit(`/break-glass/approvals/${id}`, {}, `/break-glass/approvals/${id}/${verb}`)

  it('lets five through; the sixth waits, and is told whom to call', async () => {
    await busyDoctor(4)
    assert.match(await breakGlass((await makePatient(testApp)).id), /^\/patients\//)
    const patientId = (await makePatient(testApp, { familyName: 'Radebe' })).id
    const waiting = await breakGlass(patientId)
    assert.match(waiting, /^\/break-glass\/requests\//)
    const page = await browser.get(waiting)
    assert.match(page.text, /Call a security officer: Officer Naidoo/)
    assert.doesNotMatch(page.text, /Radebe/i)
    assert.equal((await browser.get(`/patients/${patientId}`)).status, 403)
    const again = await browser.submit(`/patients/${patientId}/break-glass`, { ...asked, accessCode: code })
    assert.equal(again.status, 422)
    assert.match(again.text, /have asked for this already/)
    const [row] = await auditRows(testApp, 'emergency-access.requested')
    assert.deepEqual([row?.severity, row?.patient_id], ['emergency', patientId])
  })

  it('tells the officers, who approve with one press, and then it is on', async () => {
    const { patientId, waiting, id } = await sixth()
    const alerts = await officer.get('/security/alerts')
    assert.match(alerts.text, new RegExp(`href="/break-glass/approvals/${id}"`))
    const [mail] = await testApp.sql<{ count: string }>(
      "SELECT count(*) FROM messages WHERE kind = 'emergency-access-requested'",
    )
    assert.ok(Number(mail?.count) > 0)
    assert.match((await officer.get('/break-glass/approvals')).text, new RegExp(`approvals/${id}"`))
    const page = await officer.get(`/break-glass/approvals/${id}`)
    assert.match(page.text, /Canary: the sixth accident/)
    assert.match(page.text, /5 times/)
    testApp.clock.advance({ minutes: 4 })
    assert.equal((await decide(id, 'approve')).status, 303)
    const on = await browser.get(waiting)
    assert.deepEqual([on.status, on.headers['location']], [303, `/patients/${patientId}`])
    assert.match((await browser.get(`/patients/${patientId}`)).text, /60 minutes left/)

    const [approved] = await auditRows(testApp, 'emergency-access.approved')
    const [started] = await auditRows(testApp, 'emergency-access.started')
    assert.deepEqual([approved?.actor_id, approved?.patient_id], [officerUser.id, patientId])
    assert.deepEqual([started?.actor_id, started?.rule], [doctor.id, 'approved-by-officer'])
    assert.deepEqual([approved?.address !== null, started?.address], [true, null])
    assert.equal(approved?.grant_id, started?.grant_id)
    const [alert] = await testApp.sql<{ acknowledged_by: string }>(
      "SELECT acknowledged_by FROM alerts WHERE details ->> 'requestId' = $1",
      [id],
    )
    assert.equal(alert?.acknowledged_by, officerUser.id)
    assert.equal((await decide(id, 'approve').catch(() => ({ status: 409 }))).status, 409)
  })

  it('is reviewed by somebody else than the officer who approved it', async () => {
    const { id } = await sixth()
    assert.equal((await decide(id, 'approve')).status, 303)
    const [grant] = await testApp.sql<{ id: string }>(
      'SELECT id FROM emergency_grants WHERE request_id = $1',
      [id],
    )
    const address = `/break-glass/${grant?.id}/review`
    const page = await officer.get(address)
    assert.match(page.text, /somebody else must review it/)
    const review = { outcome: 'justified', comment: 'The accident was real.', _csrf: csrfTokenOf(page.text) }
    assert.equal((await officer.post(address, review)).status, 403)
    const [refused] = await auditRows(testApp, 'emergency-access.reviewed')
    assert.deepEqual([refused?.outcome, refused?.rule], ['refused', 'own-approval'])
    testApp.clock.advance({ minutes: 61 })
    const other = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    assert.equal((await other.submit(address, { outcome: 'justified', comment: 'It was real.' })).status, 303)
  })

  it('stays closed where an officer refuses', async () => {
    const { patientId, waiting, id } = await sixth()
    assert.equal((await decide(id, 'refuse')).status, 303)
    assert.match((await browser.get(waiting)).text, /was refused/)
    assert.equal((await browser.get(`/patients/${patientId}`)).status, 403)
    assert.equal((await auditRows(testApp, 'emergency-access.request-refused'))[0]?.patient_id, patientId)
  })

  it('is decided once: of an approval and a refusal at the same time, one counts', async () => {
    const { id } = await sixth()
    const token = csrfTokenOf((await officer.get(`/break-glass/approvals/${id}`)).text)
    const answers = await Promise.all(
      ['approve', 'refuse', 'approve', 'refuse'].map((verb) =>
        officer.post(`/break-glass/approvals/${id}/${verb}`, { _csrf: token }),
      ),
    )
    assert.equal(answers.filter(({ status }) => status === 303).length, 1)
    assert.equal(answers.filter(({ status }) => status === 409).length, 3)
  })

  it('lapses after an hour, and is not for somebody who is no longer named', async () => {
    const { id, waiting } = await sixth()
    await testApp.sql('UPDATE security_profiles SET emergency_access = false WHERE user_id = $1', [doctor.id])
    const unnamed = await decide(id, 'approve')
    assert.equal(unnamed.status, 409)
    assert.match(unnamed.text, /no longer named/)
    const failed = await auditRows(testApp, 'emergency-access.failed')
    assert.ok(
      failed.some(({ rule, resource_id }) => rule === 'not-named-for-emergencies' && resource_id === id),
    )
    await testApp.sql('UPDATE security_profiles SET emergency_access = true WHERE user_id = $1', [doctor.id])
    const token = csrfTokenOf((await officer.get(`/break-glass/approvals/${id}`)).text)
    testApp.clock.advance({ minutes: 28 })
    await officer.get('/')
    await browser.get('/')
    testApp.clock.advance({ minutes: 29 })
    await officer.get('/')
    await browser.get('/')
    testApp.clock.advance({ minutes: 4 })
    await testApp.sql('UPDATE session_metadata SET second_factor_at = $1', [testApp.clock.now()])
    const late = await officer.post(`/break-glass/approvals/${id}/approve`, { _csrf: token })
    assert.equal(late.status, 409)
    assert.match((await browser.get(waiting)).text, /Nobody decided in time/)
  })

  it('asks the officer for a fresh code, and lets nobody else decide, least of all the one who asks', async () => {
    const { id, waiting } = await sixth()
    assert.equal((await browser.get(`/break-glass/approvals/${id}`)).status, 403)
    const other = await visit(testApp, await makeUser(testApp, 'physician'))
    assert.equal((await other.get(waiting)).status, 404)
    const auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    assert.equal((await auditor.get('/break-glass/approvals')).status, 403)
    await testApp.sql(
      `INSERT INTO role_permissions SELECT r.id, 'emergency-access.approve' FROM roles r WHERE r.name = 'physician'`,
    )
    const own = await browser.get(`/break-glass/approvals/${id}`)
    assert.doesNotMatch(own.text, /\/approve"/)
    const token = csrfTokenOf((await browser.get('/')).text)
    const self = await browser.post(`/break-glass/approvals/${id}/approve`, { _csrf: token })
    assert.equal(self.status, 403)
    await testApp.sql(
      `DELETE FROM role_permissions WHERE permission = 'emergency-access.approve'
        AND role_id = (SELECT id FROM roles WHERE name = 'physician')`,
    )
    testApp.clock.advance({ minutes: 6 })
    const stale = await decide(id, 'approve')
    assert.equal(stale.status, 303)
    assert.match(stale.headers['location'] ?? '', /confirm/)
    const [row] = await testApp.sql<{ decision: string | null }>(
      'SELECT decision FROM emergency_requests WHERE id = $1',
      [id],
    )
    assert.equal(row?.decision, null)
  })

  it('holds where two come at once, even with two codes', async () => {
    await busyDoctor(4)
    await testApp.sql('DROP INDEX emergency_access_codes_open')
    const second = 'AAAAA-BBBBB'
    await EmergencyAccessCode.create({
      userId: doctor.id,
      codeHash: hashAccessCode(second, testApp.services.purposeKeys['access-codes']),
      issuedAt: testApp.clock.now(),
    })
    const patients = [await makePatient(testApp), await makePatient(testApp)]
    const token = csrfTokenOf((await browser.get(`/patients/${patients[0]?.id}/break-glass`)).text)
    const answers = await Promise.all(
      [code, second].map((accessCode, index) =>
        browser.post(`/patients/${patients[index]?.id}/break-glass`, { ...asked, accessCode, _csrf: token }),
      ),
    )
    const places = answers.map(({ headers }) => headers['location'] ?? '')
    assert.equal(places.filter((place) => place.startsWith('/patients/')).length, 1)
    assert.equal(places.filter((place) => place.startsWith('/break-glass/requests/')).length, 1)
  })

  it('begins anew with the facility’s day, not with that of London', async () => {
    await busyDoctor(5)
    // 22:30 in London is half past midnight in Johannesburg.
    testApp.clock.set('2026-03-04T22:30:00Z')
    await testApp.sql("UPDATE roles SET access_windows = '[]' WHERE name = 'physician'")
    browser = await visit(testApp, doctor)
    assert.match(await breakGlass((await makePatient(testApp)).id), /^\/patients\//)
  })

  it('says whom to call as the facility has written it down', async () => {
    await busyDoctor(0)
    const saved = await officer.submit('/break-glass/approvals/contact', { contact: 'extension 4410' })
    assert.equal(saved.status, 303)
    const { waiting } = await sixth()
    assert.match((await browser.get(waiting)).text, /Call extension 4410/)
    assert.equal((await auditRows(testApp, 'emergency-access.contact-changed')).length, 1)
  })
})
