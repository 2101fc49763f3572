import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { newId } from '../../models/new-id.ts'
import { personOf, post, type Person } from '../already-done/at-once.ts'
import { makePatient, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

/** Whether PostgreSQL refused: no right to it (42501), or a check that it does not pass (23514). */
const isRefused = (error: { code?: string }): boolean => ['42501', '23514'].includes(error.code ?? '')

describe('the database by itself lets nobody decide what they asked for or gain by', () => {
  let testApp: TestApp
  let app: pg.Client
  let asker: TestUser
  let other: TestUser
  let nurse: TestUser
  let officers: readonly [Person, Person]
  const at = '2026-03-04T08:00:00Z'
  const later = '2026-03-05T08:00:00Z'

  before(async () => {
    testApp = await startTestApp()
    asker = await makeUser(testApp, 'system_admin')
    other = await makeUser(testApp, 'security_officer')
    nurse = await makeUser(testApp, 'nurse')
    officers = [
      await personOf(testApp, 'security_officer', 'One'),
      await personOf(testApp, 'security_officer', 'Two'),
    ]
    app = new pg.Client({ connectionString: testApp.urls.appUrl })
    await app.connect()
  })
  after(async () => {
    await app.end()
    await testApp.close()
  })

  const emergencyRequest = async (userId: string, patientId: string) => {
    const [id, codeId] = [newId(), newId()]
    await testApp.sql(
      `INSERT INTO emergency_access_codes (id, user_id, code_hash, issued_at, used_at) VALUES ($1, $2, '', $3, $3)`,
      [codeId, userId, at],
    )
    await testApp.sql(
      `INSERT INTO emergency_requests (id, user_id, patient_id, code_id, session_id, reason_code, reason, asked_at, lapses_at)
       VALUES ($1, $2, $3, $4, gen_random_uuid(), 'other', '', $5, $6)`,
      [id, userId, patientId, codeId, at, later],
    )
    return id
  }

  const erasureRequest = async (patientId: string) => {
    const id = newId()
    await testApp.sql(
      `INSERT INTO erasure_requests (id, patient_id, requested_by, requested_at, identity_check, reason)
       VALUES ($1, $2, $3, $4, 'document', '')`,
      [id, patientId, asker.id, at],
    )
    return id
  }

  it('of a change of rights, nor by whose role gains them, nor when its time is over', async () => {
    await testApp.sql(
      `INSERT INTO rights_proposals (id, kind, role_id, before, after, based_on, reason, proposed_by, proposed_at, expires_at)
       SELECT $1, 'role', id, '{}', '{}', $3, 'A reason', $2, $3, $4 FROM roles WHERE name = 'nurse'`,
      [newId(), asker.id, at, later],
    )
    const decide = (outcome: string, by: string, when = at) =>
      app.query('UPDATE rights_proposals SET outcome = $1, decided_by = $2, decided_at = $3', [
        outcome,
        by,
        when,
      ])
    for (const [outcome, by, when] of [
      ['approved', asker.id, at],
      ['approved', nurse.id, at],
      ['approved', other.id, later],
      ['rejected', asker.id, at],
      ['rejected', nurse.id, at],
      ['withdrawn', other.id, at],
    ] as const) {
      await assert.rejects(decide(outcome, by, when), isRefused, `${outcome} at ${when}`)
    }
    await decide('approved', other.id)
  })

  it('of an erasure, by anyone who has treated the patient or is the patient', async () => {
    const { id: patientId } = await makePatient(testApp)
    const id = await erasureRequest(patientId)
    const self = await makeUser(testApp, 'patient', { patientId })
    await testApp.sql(
      `INSERT INTO care_team_assignments (id, patient_id, user_id, relationship, starts_at, assigned_by, created_at)
       SELECT gen_random_uuid(), $1, $2, 'primary', $3, $4, $3`,
      [patientId, nurse.id, at, asker.id],
    )
    const approve = (by: string) =>
      app.query('UPDATE erasure_requests SET approved_by = $1, approved_at = $2 WHERE id = $3', [by, at, id])
    for (const by of [asker.id, nurse.id, self.id]) {
      await assert.rejects(approve(by), isRefused)
    }
    await approve(other.id)
    await assert.rejects(
      app.query(
        `UPDATE erasure_requests SET outcome = 'erased', decided_by = $1, decided_at = $2 WHERE id = $3`,
        [nurse.id, at, id],
      ),
      isRefused,
    )
  })

  it('of emergency access, which is approved in time, or superseded by nobody', async () => {
    const id = await emergencyRequest(asker.id, (await makePatient(testApp)).id)
    const decide = (decision: string, by: string | null, when = at) =>
      app.query(
        'UPDATE emergency_requests SET decision = $1, decided_by = $2, decided_at = $3 WHERE id = $4',
        [decision, by, when, id],
      )
    await assert.rejects(decide('approved', asker.id), isRefused)
    await assert.rejects(decide('approved', other.id, later), isRefused)
    await assert.rejects(decide('approved', null), isRefused)
    await assert.rejects(decide('superseded', other.id), isRefused)
    await decide('superseded', null)
    await assert.rejects(decide('approved', other.id), isRefused)
  })

  it('and an open request of who erases a record does not stand in the way: it is superseded, and says so', async () => {
    const [one, two] = officers
    const { id: patientId } = await makePatient(testApp)
    const request = await emergencyRequest(two.id, patientId)
    const path = `/security/erasures/${await erasureRequest(patientId)}/approve`
    assert.equal((await post(one, path)).status, 303)
    assert.equal((await post(two, path)).status, 303)
    const rows = await testApp.sql('SELECT decision, decided_by FROM emergency_requests WHERE id = $1', [
      request,
    ])
    assert.deepEqual(rows, [{ decision: 'superseded', decided_by: null }])
    const page = await one.browser.get(`/break-glass/approvals/${request}`)
    assert.match(page.text, /The record was erased, /)
    const late = await post(one, `/break-glass/approvals/${request}/approve`)
    assert.equal(late.status, 409)
    assert.match(late.text, /This request was already closed by itself, something else having changed/)
  })
})
