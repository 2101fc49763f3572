import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type pg from 'pg'
import { migrate, rollBack } from '../../models/migrate.ts'
import { migrations } from '../../models/migrations/index.ts'
import { createTestDatabase, openPool, type TestDatabase } from '../support/database.ts'

describe('the schema', () => {
  let database: TestDatabase
  let owner: pg.Pool
  let application: pg.Pool

  before(async () => {
    database = await createTestDatabase()
    owner = openPool(database.ownerUrl)
    application = openPool(database.appUrl)
  })
  after(async () => {
    await owner.end()
    await application.end()
    await database.drop()
  })

  const shape = async () => {
    const { rows } = await owner.query<{ line: string }>(`
      SELECT format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) AS line
      FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'schema_migrations'
      UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
      UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace
      ORDER BY 1`)
    return rows.map(({ line }) => line)
  }

  it('goes all the way back and comes up again the same', async () => {
    const shapeAtFirst = await shape()
    assert.ok(shapeAtFirst.length > 200)
    const { reverted } = await rollBack({ url: database.ownerUrl, steps: Number.POSITIVE_INFINITY })
    assert.equal(reverted.length, migrations.length)
    assert.deepEqual(
      (await shape()).filter((line) => !line.includes('schema_migrations')),
      [],
    )
    const { applied } = await migrate({ url: database.ownerUrl, appRole: 'medguard_app' })
    assert.deepEqual(
      applied,
      migrations.map(({ name }) => name),
    )
    assert.deepEqual(await shape(), shapeAtFirst)
  })

  it('is only looked at by a role that may not change it: the server needs the owner for a new version alone', async () => {
    assert.deepEqual(await migrate({ url: database.appUrl }), { applied: [] })
    await rollBack({ url: database.ownerUrl, steps: 1 })
    await assert.rejects(migrate({ url: database.appUrl }), (error: Error) => {
      assert.equal(error.name, 'SchemaNotReadyError')
      assert.match(error.message, /npx medguard migrate.*DATABASE_OWNER_URL/)
      return true
    })
    assert.equal((await migrate({ url: database.ownerUrl, appRole: 'medguard_app' })).applied.length, 1)
  })

  it('is behind for such a role where the job queue lacks a step', async () => {
    await owner.query(
      'DELETE FROM graphile_worker.migrations WHERE id = (SELECT max(id) FROM graphile_worker.migrations)',
    )
    await assert.rejects(migrate({ url: database.appUrl }), { name: 'SchemaNotReadyError' })
  })

  it('is made once when two processes start at the same time', async () => {
    await rollBack({ url: database.ownerUrl, steps: 2 })
    const runs = await Promise.all(
      [1, 2, 3].map(() => migrate({ url: database.ownerUrl, appRole: 'medguard_app' })),
    )
    assert.deepEqual(
      runs.map(({ applied }) => applied.length).toSorted((one, other) => one - other),
      [0, 0, 2],
    )
  })

  it('does nothing when there is nothing to do', async () => {
    assert.deepEqual(await migrate({ url: database.ownerUrl, appRole: 'medguard_app' }), { applied: [] })
  })

  const event = `INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome)
    VALUES (gen_random_uuid(), now(), 'system.started', 'system', 'info', 'success')`

  it('lets the application add audit rows and read them', async () => {
    await application.query(event)
    assert.equal((await application.query('SELECT FROM audit_events')).rowCount, 1)
  })

  it('takes no right from a server that is running while it is looked after', async () => {
    const ended = new AbortController()
    const writing = async () => {
      while (!ended.signal.aborted) {
        await application.query(event)
        await application.query("SELECT graphile_worker.add_job('looked-after')")
      }
    }
    const looking = async () => {
      for (let times = 0; times < 10; times += 1) {
        await migrate({ url: database.ownerUrl, appRole: 'medguard_app' })
      }
      ended.abort()
    }
    await Promise.all([looking(), writing(), writing()])
  })

  for (const statement of [
    "UPDATE audit_events SET outcome = 'refused'",
    'DELETE FROM audit_events',
    'TRUNCATE audit_events',
    'DROP TABLE audit_events',
    'ALTER TABLE audit_events DISABLE TRIGGER ALL',
    'DROP TRIGGER audit_events_refuse_change ON audit_events',
    "UPDATE audit_events_default SET outcome = 'refused'",
    'DELETE FROM audit_events_default',
    'DELETE FROM actor_names',
    "UPDATE actor_names SET display_name = 'Nobody'",
    "UPDATE rights_proposals SET after = '{}'",
    'DELETE FROM rights_proposals',
    "UPDATE hour_exceptions SET ends_at = 'infinity'",
    'UPDATE emergency_requests SET user_id = decided_by',
    'DELETE FROM emergency_requests',
    'DELETE FROM emergency_grants',
    'UPDATE erasure_requests SET requested_by = decided_by',
    'DELETE FROM erasure_requests',
    "UPDATE audit_legal_holds SET reason = 'x'",
    'DELETE FROM alerts',
    'DELETE FROM audit_exports',
    'TRUNCATE audit_leaves',
    'DELETE FROM audit_checkpoints',
    'DELETE FROM schema_migrations',
    'CREATE TABLE mine (id int)',
  ]) {
    it(`refuses the application: ${statement}`, async () => {
      await assert.rejects(application.query(statement), /permission denied|must be owner|append-only/)
    })
  }

  for (const statement of [
    "UPDATE audit_events SET outcome = 'refused'",
    'DELETE FROM audit_events',
    'TRUNCATE audit_events',
    'TRUNCATE audit_events_default',
  ]) {
    it(`refuses even the owner, by trigger: ${statement}`, async () => {
      await assert.rejects(owner.query(statement), /append-only/)
    })
  }

  it('keeps audit rows of each month apart, and refuses changes there too', async () => {
    await application.query("SELECT audit_events_make_partition('2031-07-15')")
    await application.query(event.replace('now()', "'2031-07-31 23:59:59+00'"))
    const { rows } = await owner.query(
      "SELECT tableoid::regclass::text AS name FROM audit_events WHERE occurred_at > '2031-01-01'",
    )
    assert.deepEqual(rows, [{ name: 'audit_events_2031_07' }])
    await assert.rejects(owner.query('DELETE FROM audit_events_2031_07'), /append-only/)
    await assert.rejects(owner.query('TRUNCATE audit_events_2031_07'), /append-only/)
    await assert.rejects(application.query('DELETE FROM audit_events_2031_07'), /permission denied/)
  })

  for (const [rule, statement] of [
    [
      'a patient scope that does not exist',
      "INSERT INTO roles (id, name, title, mfa_required, emergency_access, patient_scope, created_at, updated_at) VALUES (gen_random_uuid(), 'x_role', 'X', true, true, 'everyone', now(), now())",
    ],
    [
      'a network that is none',
      "INSERT INTO roles (id, name, title, mfa_required, emergency_access, patient_scope, allowed_networks, created_at, updated_at) VALUES (gen_random_uuid(), 'y_role', 'Y', true, true, 'none', '{10.0.0.1/8}', now(), now())",
    ],
    [
      'a user without a role',
      "INSERT INTO users (id, username, display_name, role_id, credentials_changed_at, created_at, updated_at) VALUES (gen_random_uuid(), 'nobody', 'Nobody', gen_random_uuid(), now(), now(), now())",
    ],
    [
      'a key of no patient',
      "INSERT INTO patient_keys (patient_id, root_key_id, wrapped, created_at) VALUES (gen_random_uuid(), 'k', '\\x00', now())",
    ],
  ] as const) {
    it(`refuses ${rule}`, async () => {
      await assert.rejects(owner.query(statement), /violates|invalid cidr/)
    })
  }
})
