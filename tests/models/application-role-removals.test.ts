import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { assignCare, makePatient, makePrescription, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { visit } from '../support/request.ts'

/**
 * What the role may remove without a condition: what it keeps for a while and then forgets, and what people take out
 * themselves. The list may only get shorter.
 */
const forgotten: readonly string[] = [
  'backup_codes',
  'data_keys',
  'form_drafts',
  'form_submissions',
  'import_remarks',
  'immunizations',
  'key_holders',
  'messages',
  'one_time_links',
  'password_history',
  'rate_limits',
  'report_subscriptions',
  'role_permissions',
  'root_key_handovers',
  'saved_searches',
  'sessions',
  'set_aside_forms',
  'sign_in_failures',
  'source_documents',
  'text_message_codes',
  'text_message_numbers',
  'webhook_deliveries',
]

/** Whether PostgreSQL refused: no right to it. */
const isRefused = (error: { code?: string }): boolean => error.code === '42501'

describe('what the application’s role may remove, and whose a row is', () => {
  let testApp: TestApp
  let app: pg.Client
  let physician: TestUser
  let other: TestUser
  let patientId: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    other = await makeUser(testApp, 'nurse')
    patientId = (await makePatient(testApp)).id
    await assignCare(testApp, patientId, physician.id)
    app = new pg.Client({ connectionString: testApp.urls.appUrl })
    await app.connect()
  })
  after(async () => {
    await app.end()
    await testApp.close()
  })

  const refuses = (text: string, values: unknown[] = []) =>
    assert.rejects(app.query(text, values), isRefused, text)

  const changeAssignment = (text: string) =>
    app.query(`UPDATE care_team_assignments SET ${text} WHERE patient_id = '${patientId}'`)

  /** Tables from which the role may remove rows, and whether a trigger asks which. */
  const removable = () =>
    testApp.sql<{ name: string; asked: boolean }>(`
      SELECT c.relname AS name, EXISTS (
        SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgtype::int & 8 <> 0) AS asked
      FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND has_table_privilege('medguard_app', c.oid, 'DELETE')
      ORDER BY 1`)

  it('is bounded by a missing right or a trigger, but for what is only kept for a while', async () => {
    const unasked = (await removable()).filter(({ asked }) => !asked).map(({ name }) => name)
    assert.deepEqual(unasked.toSorted(), forgotten.toSorted())
  })

  it('never leads past a missing right: what refers to a row and goes with it may be removed as well', async () => {
    const names = (await removable()).filter(({ asked }) => !asked).map(({ name }) => name)
    const cascades = await testApp.sql<{ parent: string; child: string }>(
      `SELECT parent.relname AS parent, child.relname AS child FROM pg_constraint k
       JOIN pg_class parent ON parent.oid = k.confrelid JOIN pg_class child ON child.oid = k.conrelid
       WHERE k.contype = 'f' AND k.confdeltype IN ('c', 'n', 'd') AND parent.relname = ANY ($1::text[])
         AND NOT has_table_privilege('medguard_app', child.oid, 'DELETE')`,
      [names],
    )
    assert.deepEqual(cascades, [])
  })

  it('leaves people, records, sessions and assignments where they are', async () => {
    await visit(testApp, physician)
    await makePrescription(testApp, { patientId, prescriberId: physician.id })
    await testApp.sql(
      `INSERT INTO encounters (id, patient_id, author_id, kind, occurred_at, reason, notes, diagnoses, created_at)
       VALUES (gen_random_uuid(), $1, $2, 'ambulatory', now(), '', '', '', now())`,
      [patientId, physician.id],
    )
    for (const table of ['patients', 'users', 'roles', 'care_team_assignments', 'emergency_access_codes']) {
      await refuses(`DELETE FROM ${table}`)
    }
    for (const table of [
      'prescriptions',
      'encounters',
      'session_metadata',
      'security_profiles',
      'patient_keys',
    ]) {
      const rows = await testApp.sql(`SELECT FROM ${table}`)
      assert.ok(rows.length > 0, table)
      await refuses(`DELETE FROM ${table}`)
      assert.equal((await testApp.sql(`SELECT FROM ${table}`)).length, rows.length, table)
    }
  })

  it('erases no record that two people have not decided to erase', async () => {
    await refuses('UPDATE patients SET erased_at = now() WHERE id = $1', [patientId])
    await refuses('DELETE FROM patient_keys WHERE patient_id = $1', [patientId])
  })

  it('moves nothing to another person or patient, and takes no name off what it stands under', async () => {
    const another = (await makePatient(testApp)).id
    for (const table of [
      'prescriptions',
      'encounters',
      'allergies',
      'conditions',
      'observations',
      'results',
      'result_tests',
      'care_team_assignments',
    ]) {
      await refuses(`UPDATE ${table} SET patient_id = $1`, [another])
    }
    await refuses('UPDATE encounters SET author_id = $1', [other.id])
    await refuses('UPDATE prescriptions SET prescriber_id = $1', [other.id])
    await refuses('UPDATE care_team_assignments SET user_id = $1', [other.id])
    await refuses('UPDATE session_metadata SET user_id = $1', [other.id])
    await refuses('UPDATE emergency_access_codes SET user_id = $1', [other.id])
  })

  it('lets an assignment to a care team end sooner, and never later or not at all', async () => {
    await changeAssignment(
      `ends_at = starts_at + interval '2 days', ended_how = 'by-hand', ended_by = '${physician.id}'`,
    )
    await changeAssignment(`ends_at = starts_at + interval '1 day'`)
    for (const text of [
      'ends_at = NULL, ended_how = NULL, ended_by = NULL',
      `ends_at = starts_at + interval '9 days'`,
      `ended_by = '${other.id}'`,
      `ended_how = 'erasure'`,
    ]) {
      await assert.rejects(changeAssignment(text), isRefused, text)
    }
  })

  it('prolongs an emergency access once, and begins none that lasts for days', async () => {
    const [code] = await testApp.sql<{ id: string }>('SELECT id FROM emergency_access_codes LIMIT 1')
    const begin = async (lasting: string) =>
      app.query(
        `INSERT INTO emergency_grants (id, user_id, patient_id, code_id, session_id, reason_code, reason, starts_at, ends_at)
         VALUES (gen_random_uuid(), $1, $2, $3, gen_random_uuid(), 'other', '', now(), now() + $4::interval)`,
        [physician.id, patientId, code?.id, lasting],
      )
    await assert.rejects(begin('30 days'), isRefused)
    await begin('1 hour')
    await refuses(`UPDATE emergency_grants SET ends_at = ends_at + interval '1 hour'`)
    const prolong = `UPDATE emergency_grants SET ends_at = ends_at + interval '1 hour', extended_at = now(), extension_reason = ''`
    await app.query(prolong)
    await refuses(prolong)
    await refuses('UPDATE emergency_grants SET extended_at = NULL, extension_reason = NULL')
  })
})
