import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { makePatient, makePrescription, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

/** Whether PostgreSQL refused: no right to it (42501), or a check that it does not pass (23514). */
const isRefused = (error: { code?: string }): boolean => ['42501', '23514'].includes(error.code ?? '')

describe('a temporary table of the application’s role, of the same name as one of ours', () => {
  let testApp: TestApp
  let app: pg.Client
  let userId: string
  let patientId: string

  before(async () => {
    testApp = await startTestApp()
    const physician = await makeUser(testApp, 'physician')
    userId = physician.id
    patientId = (await makePatient(testApp)).id
    await makePrescription(testApp, { patientId, prescriberId: userId })
    const [database] = await testApp.sql<{ name: string }>('SELECT quote_ident(current_database()) AS name')
    // Every new database of PostgreSQL lets everybody do that.
    await testApp.sql(`GRANT TEMPORARY ON DATABASE ${database?.name} TO medguard_app`)
    app = new pg.Client({ connectionString: testApp.urls.appUrl })
    await app.connect()
    await app.query(`
      CREATE TEMPORARY TABLE patients AS SELECT id, now() AS erased_at FROM public.patients;
      CREATE TEMPORARY TABLE users AS SELECT * FROM public.users;
      CREATE TEMPORARY TABLE erasure_requests AS SELECT id AS patient_id, 'erased' AS outcome FROM public.patients;
      CREATE TEMPORARY TABLE audit_checkpoints AS SELECT 1000000000::bigint AS size;
      CREATE TEMPORARY TABLE emergency_reviews (grant_id uuid, reviewer_id uuid, outcome text);
      CREATE TEMPORARY TABLE pg_class AS SELECT oid, relname, (SELECT oid FROM pg_roles WHERE rolname = current_user) AS relowner
        FROM pg_catalog.pg_class;`)
  })
  after(async () => {
    await app.end()
    await testApp.close()
  })

  const refuses = (text: string, values: unknown[] = []) =>
    assert.rejects(app.query(text, values), isRefused, text)

  it('deceives no trigger: nothing is removed, erased or moved on by what stands in it', async () => {
    await refuses('DELETE FROM public.prescriptions')
    await refuses('DELETE FROM public.security_profiles')
    await refuses('DELETE FROM public.patient_keys')
    await refuses('UPDATE public.patients SET erased_at = now()')
    await refuses(
      `INSERT INTO public.audit_witness_progress (receiver, size, sent_at) VALUES ('planted', 1000000, now())`,
    )
    assert.equal((await testApp.sql('SELECT FROM prescriptions')).length, 1)
  })

  it('and every function of a trigger that reads tables says which: the next one too', async () => {
    const blind = () =>
      testApp.sql<{ name: string }>(`
        SELECT p.proname AS name FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
        WHERE p.pronamespace = 'public'::regnamespace AND l.lanname IN ('plpgsql', 'sql')
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
          AND regexp_replace(p.prosrc, 'DISTINCT FROM', '', 'gi') ~* '\\m(FROM|JOIN|INTO|UPDATE)\\M\\s+[a-z_]+[^(a-z_]'
          AND NOT coalesce('search_path=public, pg_temp' = ANY (p.proconfig), false)
        ORDER BY 1`)
    assert.deepEqual(await blind(), [])
    await testApp.sql(
      `CREATE FUNCTION blind() RETURNS boolean LANGUAGE sql AS $$ SELECT EXISTS (SELECT FROM patients ) $$`,
    )
    assert.deepEqual(await blind(), [{ name: 'blind' }])
  })

  it('no account is tied to a record that was erased, to go with it', async () => {
    const gone = await makePatient(testApp)
    await testApp.sql('UPDATE patients SET erased_at = now() WHERE id = $1', [gone.id])
    await refuses('UPDATE public.users SET patient_id = $1 WHERE id = $2', [gone.id, userId])
    await app.query('UPDATE public.users SET patient_id = $1 WHERE id = $2', [patientId, userId])
  })
})
