import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { newId } from '../../models/new-id.ts'
import { makePatient, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit } from '../support/request.ts'
import { formFields } from '../security/form-fields.ts'
import { freshCodes, personOf, post, wordsOf, type Person } from './at-once.ts'

describe('what takes a second person is refused to the first one in words, and is recorded once', () => {
  let testApp: TestApp
  let officer: Person
  let other: Person
  let admin: Person
  let clerk: Person
  let patientId: string

  before(async () => {
    testApp = await startTestApp()
    officer = await personOf(testApp, 'security_officer', 'Officer Naidoo')
    other = await personOf(testApp, 'security_officer', 'Officer Botha')
    admin = await personOf(testApp, 'system_admin', 'Thabo Administrator')
    clerk = await personOf(testApp, 'admin_staff', 'Lerato Khumalo')
    patientId = (await makePatient(testApp)).id
  })
  after(() => testApp.close())
  beforeEach(async () => {
    testApp.clock.advance({ minutes: 1 })
    await testApp.sql('DELETE FROM rate_limits')
    await freshCodes(testApp)
  })

  /** It is refused in words, changes nothing, and one row says who tried what. */
  const refused = async (
    who: Person,
    path: string,
    fields: Record<string, string>,
    expected: { event: string; rule: string; words: RegExp; status?: number },
  ) => {
    const { event, rule, words, status = 403 } = expected
    testApp.clock.advance({ seconds: 1 })
    const answer = await post(who, path, fields)
    assert.equal(answer.status, status, wordsOf(answer.text).slice(0, 600))
    assert.match(wordsOf(answer.text), words)
    assert.doesNotMatch(wordsOf(answer.text), /Page not found/)
    const rows = await testApp.sql(
      `SELECT event, outcome, rule, actor_id FROM audit_events WHERE occurred_at >= $1 AND (event = $2 OR outcome <> 'success')`,
      [testApp.clock.now(), event],
    )
    assert.deepEqual(rows, [{ event, outcome: 'refused', rule, actor_id: who.id }])
  }

  it('the end of a legal hold', async () => {
    assert.equal((await post(officer, '/audit/holds', { recordNumber: '', reason: 'A case' })).status, 303)
    const [hold] = await testApp.sql<{ id: string }>('SELECT id FROM audit_legal_holds')
    const path = `/audit/holds/${hold?.id}`
    assert.equal((await post(officer, path, { reason: 'It is over' })).status, 303)
    const words = /You asked for the end of this legal hold yourself. A second person agrees/
    await refused(
      officer,
      `${path}/confirm`,
      {},
      { event: 'audit.hold-lifted', rule: 'own-hold-lift', words },
    )
    const standing = await testApp.sql('SELECT FROM audit_legal_holds WHERE lifted_at IS NULL')
    assert.equal(standing.length, 1)
    assert.equal((await post(other, `${path}/confirm`)).status, 303)
  })

  it('the end of a tie to a record', async () => {
    const page = `/patients/${patientId}/accounts`
    assert.equal((await post(clerk, page, { kind: 'self', document: 'identity-card' })).status, 303)
    const code = /The code is ([0-9A-Z]{5}-[0-9A-Z]{5})/.exec((await clerk.browser.get(page)).text)?.[1] ?? ''
    const account = await makeUser(testApp, 'patient')
    const person = { ...account, browser: await visit(testApp, account) }
    assert.equal((await post(person, '/account/records', { code })).status, 303)
    const [tie] = await testApp.sql<{ id: string }>('SELECT id FROM record_ties')
    assert.equal((await post(clerk, `${page}/${tie?.id}/end`, { reason: 'Wrong person' })).status, 303)
    const words = /You asked for it yourself: a second person has to agree/
    const expected = { event: 'record-tie.ended', rule: 'own-tie-end', words }
    await refused(clerk, `${page}/${tie?.id}/agree`, {}, expected)
  })

  const code = async (userId: string) => {
    const id = newId()
    await testApp.sql(
      `INSERT INTO emergency_access_codes (id, user_id, code_hash, issued_at, used_at) VALUES ($1, $2, '', $3, $3)`,
      [id, userId, testApp.clock.now()],
    )
    return id
  }

  const overGrant = async (userId: string) => {
    const id = newId()
    await testApp.sql(
      `INSERT INTO emergency_grants (id, user_id, patient_id, code_id, session_id, reason_code, reason, starts_at, ends_at)
       VALUES ($1, $2, $3, $4, gen_random_uuid(), 'other', '', $5::timestamptz - interval '2 hours', $5::timestamptz - interval '1 hour')`,
      [id, userId, patientId, await code(userId), testApp.clock.now()],
    )
    return id
  }

  const review = { outcome: 'justified', comment: 'It was needed' }

  it('the review of one’s own emergency access, and the second opinion on what one has escalated', async () => {
    const event = 'emergency-access.reviewed'
    const own = await overGrant(officer.id)
    const words = /This was your own emergency access/
    await refused(officer, `/break-glass/${own}/review`, review, { event, rule: 'own-grant', words })
    const doctor = await makeUser(testApp, 'physician')
    const path = `/break-glass/${await overGrant(doctor.id)}/review`
    const escalated = await post(officer, path, { outcome: 'escalated', comment: 'Not sure' })
    assert.equal(escalated.status, 303, wordsOf(escalated.text).slice(0, 500))
    const second = { event, rule: 'own-escalation', words: /The second opinion must be somebody else’s/ }
    await refused(officer, path, review, second)
    assert.equal((await post(other, path, review)).status, 303)
  })

  it('one’s own request for emergency access', async () => {
    const id = newId()
    await testApp.sql(
      `INSERT INTO emergency_requests (id, user_id, patient_id, code_id, session_id, reason_code, reason, asked_at, lapses_at)
       VALUES ($1, $2, $3, $4, gen_random_uuid(), 'other', '', $5, $5::timestamptz + interval '1 hour')`,
      [id, officer.id, patientId, await code(officer.id), testApp.clock.now()],
    )
    const expected = {
      event: 'emergency-access.failed',
      rule: 'own-request',
      words: /This is your own request/,
    }
    await refused(officer, `/break-glass/approvals/${id}/approve`, {}, expected)
    await refused(officer, `/break-glass/approvals/${id}/refuse`, {}, expected)
  })

  it('a change of rights that one has proposed', async () => {
    const path = '/security/roles/nurse/edit'
    const fields = formFields((await admin.browser.get(path)).text)
    const proposed = { ...fields, step: 'save', 'right-prescription.sign': 'on', reason: 'A new task' }
    assert.equal((await post(admin, path, proposed)).status, 303)
    const [proposal] = await testApp.sql<{ id: string }>('SELECT id FROM rights_proposals')
    const words = /You proposed it yourself/
    const expected = { event: 'rights.approved', rule: 'own-proposal', words }
    await refused(admin, `/security/approvals/${proposal?.id}/approve`, {}, expected)
  })

  it('an erasure that one has asked for, or has approved first', async () => {
    const id = newId()
    await testApp.sql(
      `INSERT INTO erasure_requests (id, patient_id, requested_by, requested_at, identity_check, reason)
       VALUES ($1, $2, $3, $4, 'document', '')`,
      [id, patientId, officer.id, testApp.clock.now()],
    )
    const path = `/security/erasures/${id}/approve`
    const asked = { event: 'erasure.approved', rule: 'asked-for-it', words: /Not yours to decide/ }
    await refused(officer, path, {}, asked)
    await testApp.sql('DELETE FROM emergency_reviews')
    await testApp.sql('DELETE FROM emergency_grants')
    const again = { ...other, browser: await visit(testApp, other) }
    const both = await Promise.all([post(other, path), post(again, path)])
    assert.deepEqual(both.map(({ status }) => String(status)).toSorted(), ['303', '403'])
    const rows = await auditRows(testApp, 'erasure.approved')
    assert.deepEqual(rows.map(({ outcome, rule }) => `${outcome} by ${rule}`).toSorted(), [
      'refused by approved-first',
      'refused by asked-for-it',
      'success by permission',
    ])
    await refused(other, path, {}, { ...asked, rule: 'approved-first', words: /You approved it already/ })
  })

  it('an alert about oneself, one’s own two-step verification, and one’s own role', async () => {
    const alert = newId()
    await testApp.sql(
      `INSERT INTO alerts (id, kind, severity, raised_at, finding_key, details, user_id)
       VALUES ($1, 'bulk-reading', 'warning', $2, $3, '{}', $4)`,
      [alert, testApp.clock.now(), alert, officer.id],
    )
    const closed = { outcome: 'justified', comment: 'It was me' }
    const about = { event: 'alert.closed', rule: 'own-alert', words: /about what you did yourself/ }
    await refused(officer, `/security/alerts/${alert}`, closed, about)
    const step = {
      event: 'second-factor.reset',
      rule: 'own-second-factor',
      words: /Another administrator can reset/,
    }
    await refused(admin, `/admin/users/${admin.id}/reset-second-factor`, {}, step)
    const path = `/admin/users/${admin.id}/edit`
    const fields = formFields((await admin.browser.get(path)).text)
    const role = {
      event: 'user.changed',
      rule: 'own-account',
      words: /Nobody changes their own role/,
      status: 422,
    }
    await refused(admin, path, { ...fields, role: 'physician' }, role)
  })
})
