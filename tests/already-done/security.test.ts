import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { newId } from '../../models/new-id.ts'
import { makePage, makePatient, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { visit } from '../support/request.ts'
import { formFields } from '../security/form-fields.ts'
import { atOnce, freshCodes, personOf, post, toldWhoDidIt, wordsOf, type Person } from './at-once.ts'

describe('what a second guardian of the house finds done already', () => {
  let testApp: TestApp
  let officers: readonly [Person, Person]
  let admins: readonly [Person, Person]
  let clerks: readonly [Person, Person]
  let third: Person

  before(async () => {
    testApp = await startTestApp()
    officers = [
      await personOf(testApp, 'security_officer', 'Officer Naidoo'),
      await personOf(testApp, 'security_officer', 'Officer Botha'),
    ]
    admins = [
      await personOf(testApp, 'system_admin', 'Thabo Administrator'),
      await personOf(testApp, 'system_admin', 'Anele Administrator'),
    ]
    clerks = [
      await personOf(testApp, 'admin_staff', 'Lerato Khumalo'),
      await personOf(testApp, 'admin_staff', 'Sipho Dube'),
    ]
    third = await personOf(testApp, 'audit_reviewer', 'Auditor Jacobs')
  })
  after(() => testApp.close())
  beforeEach(async () => {
    testApp.clock.advance({ minutes: 1 })
    await testApp.sql('DELETE FROM rate_limits')
    await freshCodes(testApp)
  })

  const roleId = async (name: string) => {
    const [row] = await testApp.sql<{ id: string }>('SELECT id FROM roles WHERE name = $1', [name])
    return row?.id ?? ''
  }

  it('an alert is acknowledged once', async () => {
    const id = newId()
    await testApp.sql(
      `INSERT INTO alerts (id, kind, severity, raised_at) VALUES ($1, 'emergency-access', 'emergency', $2)`,
      [id, testApp.clock.now()],
    )
    const answered = await atOnce(officers, (who) => post(who, `/security/alerts/${id}/acknowledge`))
    const next = '/security/alerts'
    await toldWhoDidIt(testApp, answered, { done: 'acknowledged', event: 'alert.acknowledged', next })
  })

  it('what a detector found is closed once, and the second comment is not lost', async () => {
    const id = newId()
    await testApp.sql(
      `INSERT INTO alerts (id, kind, severity, raised_at, finding_key, details)
       VALUES ($1, 'bulk-reading', 'warning', $2, $3, '{}')`,
      [id, testApp.clock.now(), id],
    )
    const path = `/security/alerts/${id}`
    const answered = await atOnce(officers, (who) =>
      post(who, path, { outcome: 'justified', comment: `Asked by ${who.displayName}` }),
    )
    await toldWhoDidIt(testApp, answered, { done: 'closed', event: 'alert.closed', next: path })
    assert.ok(wordsOf(answered.late.text).includes(`Asked by ${answered.loser.displayName}`))
  })

  it('a legal hold is lifted once, and kept once: who comes later is told which, and by whom', async () => {
    assert.equal((await post(third, '/audit/holds', { recordNumber: '', reason: 'A case' })).status, 303)
    const [hold] = await testApp.sql<{ id: string }>('SELECT id FROM audit_legal_holds ORDER BY set_at DESC')
    const path = `/audit/holds/${hold?.id}`
    const next = '/audit/holds'
    const asked = await atOnce(officers, (who) => post(who, path, { reason: `${who.displayName} asks` }))
    const end = { done: 'asked for', event: 'audit.hold-lift-asked', next }
    await toldWhoDidIt(testApp, asked, end)
    assert.ok(wordsOf(asked.late.text).includes(`${asked.loser.displayName} asks`))
    assert.equal((await post(third, `${path}/keep`)).status, 303)
    const kept = await post(asked.loser, `${path}/confirm`)
    assert.equal(kept.status, 409)
    assert.match(wordsOf(kept.text), /This legal hold was already kept by Auditor Jacobs at/)
    testApp.clock.advance({ minutes: 1 })
    assert.equal((await post(third, path, { reason: 'It is over' })).status, 303)
    const answered = await atOnce(officers, (who) => post(who, `${path}/confirm`))
    await toldWhoDidIt(testApp, answered, { done: 'lifted', event: 'audit.hold-lifted', next })
    const page = await third.browser.get(path)
    assert.equal(page.status, 404)
    assert.ok(wordsOf(page.text).includes(`already lifted by ${answered.winner.displayName}`))
  })

  const proposed = async (proposedBy: string) => {
    const id = newId()
    await testApp.sql(
      `UPDATE rights_proposals SET outcome = 'expired', decided_at = proposed_at WHERE outcome IS NULL`,
    )
    await testApp.sql(
      `INSERT INTO rights_proposals (id, kind, role_id, before, after, based_on, reason, proposed_by, proposed_at, expires_at)
       SELECT $1, 'role', r.id, x.v, x.v, r.updated_at, 'New task', $2, $3, $3::timestamptz + interval '7 days'
       FROM roles r, LATERAL (SELECT jsonb_build_object('permissions', '[]'::jsonb, 'patientScope', r.patient_scope,
         'accessWindows', r.access_windows, 'allowedNetworks', '[]'::jsonb, 'mfaRequired', r.mfa_required,
         'trustedDeviceDays', r.trusted_device_days, 'emergencyAccess', r.emergency_access,
         'textMessageCodesAllowed', r.text_message_codes_allowed) AS v) x
       WHERE r.name = 'nurse'`,
      [id, proposedBy, testApp.clock.now()],
    )
    return id
  }

  it('a change of rights is decided once, and can then be neither approved nor withdrawn', async () => {
    const id = await proposed(admins[0].id)
    const path = `/security/approvals/${id}`
    const answered = await atOnce(officers, (who) =>
      post(who, `${path}/reject`, { comment: `Not needed, says ${who.displayName}` }),
    )
    await toldWhoDidIt(testApp, answered, { done: 'refused', event: 'rights.rejected', next: path })
    assert.ok(wordsOf(answered.late.text).includes(`Not needed, says ${answered.loser.displayName}`))
    for (const [who, verb] of [
      [answered.loser, 'approve'],
      [admins[0], 'withdraw'],
    ] as const) {
      const late = await post(who, `${path}/${verb}`)
      assert.equal(late.status, 409, verb)
      assert.ok(wordsOf(late.text).includes(`already refused by ${answered.winner.displayName}`), verb)
    }
  })

  it('a request for erasure is decided once', async () => {
    const { id: patientId } = await makePatient(testApp)
    const id = newId()
    await testApp.sql(
      `INSERT INTO erasure_requests (id, patient_id, requested_by, requested_at, identity_check, reason)
       VALUES ($1, $2, $3, $4, 'document', '')`,
      [id, patientId, clerks[0].id, testApp.clock.now()],
    )
    const path = `/security/erasures/${id}`
    const answered = await atOnce(officers, (who) =>
      post(who, `${path}/refuse`, { refusal: `The law keeps it, says ${who.displayName}` }),
    )
    await toldWhoDidIt(testApp, answered, { done: 'refused', event: 'erasure.refused', next: path })
    assert.ok(wordsOf(answered.late.text).includes(`The law keeps it, says ${answered.loser.displayName}`))
  })

  it('an exception to somebody’s hours is taken back once', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const id = newId()
    await testApp.sql(
      `INSERT INTO hour_exceptions (id, user_id, starts_at, ends_at, reason, granted_by, granted_at)
       VALUES ($1, $2, $3, $3::timestamptz + interval '1 day', 'Cover', $4, $3)`,
      [id, nurse.id, testApp.clock.now(), admins[0].id],
    )
    const next = `/security/users/${nurse.id}`
    const answered = await atOnce(admins, (who) => post(who, `${next}/hours/${id}/revoke`))
    await toldWhoDidIt(testApp, answered, { done: 'revoked', event: 'hours.exception-revoked', next })
  })

  it('two administrators who change one user at once: the second sees who was faster, and keeps what they typed', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const path = `/admin/users/${nurse.id}/edit`
    const fields = formFields((await admins[0].browser.get(path)).text)
    const answered = await atOnce(admins, (who) =>
      post(who, path, { ...fields, displayName: `Named by ${who.displayName}` }),
    )
    const next = `/admin/users/${nurse.id}`
    await toldWhoDidIt(testApp, answered, { done: 'changed', event: 'user.changed', next })
    assert.ok(answered.late.text.includes(`value="Named by ${answered.loser.displayName}"`))
    const again = await post(answered.loser, path, formFields(answered.late.text))
    assert.equal(again.status, 303, wordsOf(again.text))
  })

  it('two administrators who change one role at once: the second sees who was faster', async () => {
    const path = '/security/roles/pharmacist/edit'
    const fields = formFields((await admins[0].browser.get(path)).text)
    const answered = await atOnce(admins, (who) =>
      post(who, path, { ...fields, step: 'save', trustedDeviceDays: who === admins[0] ? '7' : '6' }),
    )
    const next = '/security/roles/pharmacist'
    await toldWhoDidIt(testApp, answered, { done: 'changed', event: 'role.changed', next })
    const rows = await testApp.sql(
      `SELECT FROM audit_events WHERE event = 'role.changed' AND outcome = 'success' AND resource_id = $1`,
      [await roleId('pharmacist')],
    )
    assert.equal(rows.length, 1)
  })

  it('two officers who change one person’s networks at once: the second sees what the list says now', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const next = `/security/users/${nurse.id}`
    const path = `${next}/networks`
    const was = formFields((await admins[0].browser.get(path)).text)['was'] ?? 'none'
    assert.equal(was, '')
    const listOf = (who: Person) => (who === admins[0] ? '10.1.0.0/16' : '10.2.0.0/16')
    const answered = await atOnce(admins, (who) => post(who, path, { networks: listOf(who), was }), {})
    await toldWhoDidIt(testApp, answered, { done: 'changed', event: 'networks.changed', next })
    assert.ok(wordsOf(answered.late.text).includes(`It now says: ${listOf(answered.winner)}.`))
    const again = formFields(answered.late.text)
    assert.equal(again['networks'], listOf(answered.loser))
    assert.equal((await post(answered.loser, path, again)).status, 303)
    // A client that sends the list alone goes on as before.
    assert.equal((await post(admins[0], path, { networks: '' })).status, 303)
  })

  it('a page is published once in each revision, and withdrawn once', async () => {
    const { id } = await makePage(testApp, { path: 'visiting' }, { draft: true })
    const path = `/cms/pages/${id}`
    const published = await atOnce(clerks, (who) => post(who, `${path}/publish`, { revision: '1' }))
    const next = '/pages/visiting'
    await toldWhoDidIt(testApp, published, { done: 'published', event: 'page.published', next })
    testApp.clock.advance({ minutes: 1 })
    const withdrawn = await atOnce(clerks, (who) => post(who, `${path}/withdraw`))
    const event = 'page.withdrawn'
    await toldWhoDidIt(testApp, withdrawn, { done: 'withdrawn', event, next: `${path}/revisions` })
  })

  it('a page that two edit at once shows the second who saved first, and both texts', async () => {
    const { id } = await makePage(testApp, { path: 'parking' })
    const path = `/cms/pages/${id}/edit`
    const text = { title: 'Parking', audience: 'everyone', revision: '1' }
    const answered = await atOnce(clerks, (who) =>
      post(who, path, { ...text, body: `Written by ${who.displayName}` }),
    )
    const next = `/cms/pages/${id}/revisions`
    await toldWhoDidIt(testApp, answered, { done: 'saved', event: 'page.edited', next })
    for (const { displayName } of clerks) {
      assert.ok(wordsOf(answered.late.text).includes(`Written by ${displayName}`), displayName)
    }
  })

  it('a form that was kept apart is thrown away once, in two windows of its person', async () => {
    const [one] = clerks
    const elsewhere = { ...one, browser: await visit(testApp, one) }
    const id = newId()
    await testApp.sql(
      `INSERT INTO set_aside_forms (id, user_id, path, page, from_address, because, content, posted_at, kept_until)
       VALUES ($1, $2, '/patients/new', '/patients/new', '10.9.9.9', 'held', '', $3, $3::timestamptz + interval '1 day')`,
      [id, one.id, testApp.clock.now()],
    )
    const path = `/account/kept-apart/${id}/discard`
    const answered = await atOnce([one, elsewhere], (who) => post(who, path))
    const expected = { event: 'form.discarded', next: '/account/kept-apart', by: 'you' }
    await toldWhoDidIt(testApp, answered, { done: 'thrown away', ...expected })
    assert.equal((await post(clerks[1], path)).status, 404)
  })
})
