import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { newId } from '../../../models/new-id.ts'
import { makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

/** Rows as the application's role may add them, and what would make each of them decided at birth. */
type Birth = {
  readonly table: string
  readonly row: () => Record<string, unknown>
  readonly decided: () => Record<string, unknown>
}

/** Whether PostgreSQL refused: no right to it (42501), or a check that it does not pass (23514). */
const isRefused = (error: { code?: string }): boolean => ['42501', '23514'].includes(error.code ?? '')

describe('the application’s own role in the database adds nothing that is decided already', () => {
  let testApp: TestApp
  let app: pg.Client
  let one: TestUser
  let two: TestUser
  let roleId: string
  let patientId: string
  let codeId: string

  before(async () => {
    testApp = await startTestApp()
    one = await makeUser(testApp, 'physician')
    two = await makeUser(testApp, 'security_officer')
    patientId = (await makePatient(testApp)).id
    const [role] = await testApp.sql<{ id: string }>("SELECT id FROM roles WHERE name = 'nurse'")
    const [code] = await testApp.sql<{ id: string }>('SELECT id FROM emergency_access_codes LIMIT 1')
    roleId = role?.id ?? ''
    codeId = code?.id ?? ''
    app = new pg.Client({ connectionString: testApp.urls.appUrl })
    await app.connect()
  })
  after(async () => {
    await app.end()
    await testApp.close()
  })

  const at = '2026-03-04T08:00:00Z'
  const later = '2026-03-05T08:00:00Z'

  const births: readonly Birth[] = [
    {
      table: 'alerts',
      row: () => ({ kind: 'test', severity: 'warning', raised_at: at }),
      decided: () => ({ acknowledged_at: at, acknowledged_by: two.id }),
    },
    {
      table: 'rights_proposals',
      row: () => ({
        kind: 'role',
        role_id: roleId,
        before: '{}',
        after: '{}',
        based_on: at,
        reason: 'A reason',
        proposed_by: one.id,
        proposed_at: at,
        expires_at: later,
      }),
      decided: () => ({ outcome: 'approved', decided_by: two.id, decided_at: at }),
    },
    {
      table: 'setting_proposals',
      row: () => ({
        setting: 'training-grace-days',
        before: '0',
        after: '5',
        requested_by: one.id,
        requested_at: at,
        expires_at: later,
      }),
      decided: () => ({ outcome: 'approved', decided_by: two.id, decided_at: at }),
    },
    {
      table: 'hour_exceptions',
      row: () => ({
        user_id: one.id,
        starts_at: at,
        ends_at: later,
        reason: 'A shift',
        granted_by: two.id,
        granted_at: at,
      }),
      decided: () => ({ revoked_by: two.id, revoked_at: at }),
    },
    {
      table: 'emergency_requests',
      row: () => ({
        user_id: one.id,
        patient_id: patientId,
        code_id: codeId,
        session_id: newId(),
        reason_code: 'other',
        reason: 'sealed',
        asked_at: at,
        lapses_at: later,
      }),
      decided: () => ({ decision: 'approved', decided_by: two.id, decided_at: at }),
    },
    {
      table: 'emergency_grants',
      row: () => ({
        user_id: one.id,
        patient_id: patientId,
        code_id: codeId,
        session_id: newId(),
        reason_code: 'other',
        reason: 'sealed',
        starts_at: at,
        ends_at: later,
      }),
      decided: () => ({ review_state: 'done' }),
    },
    {
      table: 'erasure_requests',
      row: () => ({
        patient_id: patientId,
        requested_by: one.id,
        requested_at: at,
        identity_check: 'document',
        reason: 'sealed',
      }),
      decided: () => ({ approved_by: two.id, approved_at: at }),
    },
    {
      table: 'audit_legal_holds',
      row: () => ({ reason: 'A case', set_at: at, set_by: one.id, set_by_name: 'One' }),
      decided: () => ({
        lift_reason: 'Over',
        lift_asked_at: at,
        lift_asked_by: one.id,
        lift_asked_by_name: 'One',
        lifted_at: at,
        lifted_by: two.id,
        lifted_by_name: 'Two',
      }),
    },
    {
      table: 'record_ties',
      row: () => ({
        patient_id: patientId,
        kind: 'self',
        document: 'identity-card',
        code_hash: 'hash',
        code_expires_at: later,
        invited_by: one.id,
        invited_at: at,
      }),
      decided: () => ({ user_id: one.id, accepted_at: at, code_hash: null }),
    },
  ]

  const add = async (table: string, row: Record<string, unknown>): Promise<string> => {
    const id = newId()
    const names = ['id', ...Object.keys(row)]
    await app.query(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, place) => `$${place + 1}`).join(', ')})`,
      [id, ...Object.values(row)],
    )
    return id
  }

  for (const { table, row, decided } of births) {
    it(`in ${table}, where the same row undecided is taken`, async () => {
      await assert.rejects(add(table, { ...row(), ...decided() }), isRefused)
      const id = await add(table, row())
      // What it is about stays as it was added.
      const [first = ''] = Object.keys(row())
      await assert.rejects(
        app.query(`UPDATE ${table} SET ${first} = ${first} WHERE id = $1`, [id]),
        isRefused,
      )
      await assert.rejects(app.query(`DELETE FROM ${table} WHERE id = $1`, [id]), isRefused)
    })
  }

  it('nor a review of emergency access by whoever had it, nor a state of review that no review gave', async () => {
    const [grant] = await testApp.sql<{ id: string }>('SELECT id FROM emergency_grants LIMIT 1')
    const review = (reviewer: string, outcome: string, opinion: number) =>
      add('emergency_reviews', {
        grant_id: grant?.id,
        reviewer_id: reviewer,
        outcome,
        comment: 'sealed',
        reviewed_at: at,
        opinion,
      })
    const state = (to: string) =>
      app.query('UPDATE emergency_grants SET review_state = $1 WHERE id = $2', [to, grant?.id])
    await assert.rejects(state('done'), isRefused)
    await assert.rejects(review(one.id, 'justified', 1), isRefused)
    await review(two.id, 'escalated', 1)
    await assert.rejects(state('done'), isRefused)
    await state('escalated')
    await assert.rejects(review(two.id, 'justified', 2), isRefused)
  })

  it('and what is used up or over does not come back', async () => {
    await app.query('UPDATE emergency_access_codes SET used_at = $1', [at])
    await assert.rejects(app.query('UPDATE emergency_access_codes SET used_at = NULL'), isRefused)
    await testApp.sql('UPDATE patients SET erased_at = $1 WHERE id = $2', [at, patientId])
    await assert.rejects(
      app.query('UPDATE patients SET erased_at = NULL WHERE id = $1', [patientId]),
      isRefused,
    )
  })
})
