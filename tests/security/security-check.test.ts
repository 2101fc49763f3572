import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import type { CheckSubject } from '../../server/security/check/check.ts'
import { checks } from '../../server/security/check/checks.ts'
import { runChecks, type CheckResult } from '../../server/security/check/run-checks.ts'
import { runCli, settings } from '../cli/run-cli.ts'
import { makeUser, password } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { Visitor } from '../support/request.ts'
import { testEnvironment } from '../support/test-environment.ts'

const of = (results: readonly CheckResult[], name: string) =>
  results.filter(({ check }) => check.name === name).flatMap(({ findings }) => findings)

const critical = (results: readonly CheckResult[]) =>
  results.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'critical')

const randomKey = `test:${randomBytes(32).toString('base64')}`

describe('the security check', () => {
  let testApp: TestApp
  let client: pg.Client
  /** As the product makes it: the check looks at how passwords are stored. */
  let passwordHash: string

  before(async () => {
    testApp = await startTestApp()
    client = new pg.Client({ connectionString: testApp.urls.appUrl })
    await client.connect()
    await client.query('SET default_transaction_read_only = on')
    passwordHash = await testApp.services.passwords.hash(password)
    await makeUser(testApp, 'system_admin', { passwordHash })
    await makeUser(testApp, 'system_admin', { passwordHash })
    await makeUser(testApp, 'security_officer', { passwordHash })
  })
  after(async () => {
    await client.end()
    await testApp.close()
  })

  const subject = (environment: NodeJS.ProcessEnv = {}): CheckSubject => ({
    environment: testEnvironment({
      DATABASE_URL: testApp.urls.appUrl,
      FIELD_ENCRYPTION_KEY: randomKey,
      ...environment,
    }),
    at: testApp.clock.now(),
    ask: async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(text, [...values])).rows,
    change: async (text) => {
      await testApp.sql(text)
    },
    databaseUrl: testApp.urls.appUrl,
  })
  const look = (environment: NodeJS.ProcessEnv = {}, fix = false) =>
    runChecks(checks, subject(environment), { fix })

  it('finds nothing critical in a new house, and says of each check what it looks at', async () => {
    const results = await look()
    assert.deepEqual(critical(results), [])
    assert.equal(results.length, checks.length)
    assert.equal(new Set(checks.map(({ name }) => name)).size, checks.length)
    assert.ok(results.every(({ check }) => check.looksAt.endsWith('.')))
  })

  for (const [what, breaking, mending, says] of [
    [
      'a trigger was dropped',
      'DROP TRIGGER audit_events_refuse_change ON audit_events',
      `CREATE TRIGGER audit_events_refuse_change BEFORE UPDATE OR DELETE ON audit_events
        FOR EACH ROW EXECUTE FUNCTION audit_events_are_append_only()`,
      /audit_events_refuse_change on audit_events is missing/,
    ],
    [
      'a trigger was disabled on one partition',
      'ALTER TABLE audit_events_default DISABLE TRIGGER audit_events_refuse_truncate',
      'ALTER TABLE audit_events_default ENABLE TRIGGER audit_events_refuse_truncate',
      /audit_events_refuse_truncate on audit_events_default is missing, disabled/,
    ],
    [
      'the triggers’ function was rewritten',
      `CREATE OR REPLACE FUNCTION audit_events_are_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RETURN OLD; END $$`,
      `CREATE OR REPLACE FUNCTION audit_events_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'audit events are append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege'; END $$`,
      /was rewritten/,
    ],
  ] as const) {
    it(`finds it critical that ${what}, and mends nothing that must be looked into`, async () => {
      await testApp.sql(breaking)
      const found = of(await look({}, true), 'audit-triggers')
      await testApp.sql(mending)
      assert.ok(found.length > 0)
      assert.ok(found.every(({ severity, fix }) => severity === 'critical' && fix === undefined))
      assert.match(found.map((finding) => finding.found).join('\n'), says)
      assert.deepEqual(of(await look(), 'audit-triggers'), [])
    })
  }

  it('finds rights that the application must not have on the log, and takes them away when asked', async () => {
    await testApp.sql('GRANT UPDATE ON audit_events TO medguard_app')
    const [found] = of(await look(), 'audit-rights')
    assert.equal(found?.severity, 'critical')
    const results = await look({}, true)
    assert.deepEqual(of(results, 'audit-rights'), [])
    assert.equal(results.find(({ check }) => check.name === 'audit-rights')?.mended.length, 1)
    assert.deepEqual(of(await look(), 'audit-rights'), [])
  })

  it('counts what it cannot look at as broken', async () => {
    await testApp.sql('ALTER TABLE messages RENAME TO messages_elsewhere')
    const [found] = of(await look(), 'messages')
    await testApp.sql('ALTER TABLE messages_elsewhere RENAME TO messages')
    assert.equal(found?.severity, 'critical')
    assert.match(found?.found ?? '', /could not be looked at \(42P01\)/)
  })

  it('warns of a proxy that hides addresses: by its headers, or because all come from one inner address', async () => {
    assert.deepEqual(of(await look(), 'proxy'), [])
    await new Visitor(testApp).get('/login', { 'X-Forwarded-For': '203.0.113.7' })
    for (let seen = false; !seen;) {
      seen = (await testApp.sql('SELECT FROM forwarding_headers_seen')).length > 0
    }
    assert.match(
      of(await look(), 'proxy')[0]?.found ?? '',
      /headers came from 127\.0\.0\.1, which TRUSTED_PROXIES/,
    )
    await testApp.sql('DELETE FROM forwarding_headers_seen')
    for (const _ of Array.from({ length: 5 })) {
      const { id } = await makeUser(testApp, 'admin_staff', { passwordHash })
      await testApp.sql(
        `INSERT INTO session_metadata (id, user_id, address, user_agent, started_at, last_seen_at)
          VALUES (gen_random_uuid(), $1, '10.1.2.3', 'x', $2, $2)`,
        [id, testApp.clock.now()],
      )
    }
    assert.match(
      of(await look(), 'proxy')[0]?.found ?? '',
      /5 people, nearly all, signed in from 10\.1\.2\.3/,
    )
    assert.deepEqual(of(await look({ TRUSTED_PROXIES: '10.1.2.3' }), 'proxy'), [])
    const [all] = of(await look({ TRUSTED_PROXIES: '0.0.0.0/0' }), 'proxy')
    assert.equal(all?.severity, 'critical')
  })

  it('warns of accounts and roles that are weaker than they should be', async () => {
    const { id } = await makeUser(testApp, 'physician', { licenceExpiresOn: '2020-01-01', passwordHash })
    await testApp.sql(
      `UPDATE users SET password_hash = '$2b$12$abc', created_at = '2020-01-01' WHERE id = $1`,
      [id],
    )
    const found = of(await look(), 'accounts').map((finding) => `${finding.severity}: ${finding.found}`)
    assert.match(found.join('\n'), /critical: Passwords are stored in another way than Argon2id.*physician/)
    assert.match(found.join('\n'), /warning: Licence or training has expired.*physician/)
    assert.match(found.join('\n'), /warning: Nobody has signed in for 90 days: physician/)
    await testApp.sql('DELETE FROM users WHERE id = $1', [id])
    await testApp.sql(
      `UPDATE roles SET mfa_required = false, text_message_codes_allowed = true WHERE name = 'audit_reviewer'`,
    )
    const roles = of(await look(), 'privileged-roles')
    await testApp.sql(
      `UPDATE roles SET mfa_required = true, text_message_codes_allowed = false WHERE name = 'audit_reviewer'`,
    )
    assert.deepEqual(
      roles.map(({ severity }) => severity),
      ['critical', 'critical'],
    )
    await testApp.sql(`UPDATE users SET active = false WHERE username LIKE 'system-admin-%'`)
    assert.match(of(await look(), 'administrators')[0]?.found ?? '', /no active administrator/)
    await testApp.sql(`UPDATE users SET active = true`)
  })

  it('finds secrets that were not made at random or are known, and never repeats them', async () => {
    const zero = Buffer.alloc(32).toString('base64')
    const poor = 'ab'.repeat(20)
    const results = await look({
      SESSION_SECRET: `${poor},${poor}`,
      FIELD_ENCRYPTION_KEY: `one:${zero},two:${zero}`,
      SMTP_URL: 'smtp://user:canary@mail.example.org',
      PUBLIC_URL: 'http://medguard.example.org',
      PASSWORD_MAX_AGE_DAYS: '90',
    })
    const found = results
      .flatMap(({ findings }) => findings)
      .map((finding) => `${finding.severity}: ${finding.found}`)
    for (const says of [
      /critical: A secret in SESSION_SECRET repeats few/,
      /warning: SESSION_SECRET holds the same secret twice/,
      /critical: A key in FIELD_ENCRYPTION_KEY repeats few/,
      /warning: FIELD_ENCRYPTION_KEY holds the same key under two ids/,
      /critical: PUBLIC_URL begins with http/,
      /warning: Mails leave unencrypted/,
      /note: Passwords expire after 90 days/,
    ]) {
      assert.match(found.join('\n'), says)
    }
    assert.doesNotMatch(JSON.stringify(results), new RegExp(`canary|${poor}|${zero}`))
  })

  it('finds a data folder that others may read, and closes it when asked', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'medguard-check-'))
    const data = path.join(folder, 'data')
    await mkdir(data)
    await chmod(data, 0o755)
    const environment = testEnvironment({ MEDGUARD_DATA_DIR: data })
    const embedded = { ...subject(), environment: { ...environment, DATABASE_URL: undefined } }
    assert.equal(
      of(await runChecks(checks, embedded, { fix: false }), 'data-folder')[0]?.severity,
      'critical',
    )
    assert.deepEqual(of(await runChecks(checks, embedded, { fix: true }), 'data-folder'), [])
    assert.equal((await stat(data)).mode & 0o777, 0o700)
    await rm(folder, { recursive: true })
  })

  it('ends with 0 where nothing is critical, with 1 where a safeguard is broken, and tells programs in JSON', async () => {
    const run = (...args: string[]) =>
      runCli(['security-check', ...args], {
        environment: { ...settings(testApp.urls), FIELD_ENCRYPTION_KEY: randomKey },
      })
    const fine = await run('--verbose')
    assert.equal(fine.code, 0, fine.stdout)
    assert.match(fine.stdout, /^In order \(audit-triggers\): /m)
    assert.match(fine.stdout, /^Warning \(mode\): NODE_ENV is test.*\n {2}What to do: /m)
    await testApp.sql('ALTER TABLE audit_events DISABLE TRIGGER audit_events_refuse_change')
    const broken = await run('--format', 'json')
    await testApp.sql('ALTER TABLE audit_events ENABLE TRIGGER audit_events_refuse_change')
    assert.equal(broken.code, 1)
    assert.match(broken.stderr, /critical finding/)
    const told: { counts: { critical: number }; findings: { check: string; severity: string }[] } =
      JSON.parse(broken.stdout)
    assert.ok(told.counts.critical > 0)
    assert.equal(told.findings[0]?.check, 'audit-triggers')
    assert.equal(told.findings[0]?.severity, 'critical')
    await testApp.sql(`DELETE FROM schema_migrations WHERE name = '0012-text-messages'`)
    const behind = await run()
    await testApp.sql(`INSERT INTO schema_migrations (name) VALUES ('0012-text-messages')`)
    assert.equal(behind.code, 1)
    assert.match(
      behind.stdout,
      /CRITICAL \(schema\): The schema lacks steps of this version: 0012-text-messages/,
    )
  })
})
