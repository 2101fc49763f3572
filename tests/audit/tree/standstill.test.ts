import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import supertest from 'supertest'
import { tellOfStandstills } from '../../../server/audit/standstills.ts'
import { runCli, settings } from '../../cli/run-cli.ts'
import { makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit } from '../../support/request.ts'

describe('an audit log that stands still', () => {
  let testApp: TestApp
  let thief: pg.Client

  before(async () => {
    testApp = await startTestApp({ environment: { AUDIT_WITNESS_URL: 'http://127.0.0.1:9/' } })
    thief = new pg.Client({ connectionString: testApp.urls.appUrl })
    await thief.connect()
    await testApp.services.trail.append({ event: 'system.started', outcome: 'success' })
    await testApp.services.sealing.sealNow()
  })
  after(async () => {
    await thief.end()
    await testApp.close()
  })

  const readiness = () => supertest(testApp.app).get('/readyz')

  it('because somebody holds the lock of sealing, shows within a minute where operators and officers look', async () => {
    await thief.query('BEGIN')
    await thief.query('SELECT pg_advisory_xact_lock(7315002)')
    await testApp.services.trail.append({ event: 'system.started', outcome: 'success' })
    await testApp.services.sealing.stop()
    assert.equal((await readiness()).text, 'ready\n')
    testApp.clock.advance({ seconds: 61 })
    const { status, text } = await readiness()
    assert.equal(status, 200)
    assert.match(text, /^ready\n(.*\n)*sealing of the audit log: standing still\n/)
    assert.match(text, /witnessing of the audit log: standing still/)

    await tellOfStandstills(testApp.services)
    await tellOfStandstills(testApp.services)
    const alerts = await testApp.sql<{ details: { what: string } }>(
      "SELECT details FROM alerts WHERE kind = 'audit-standing-still' ORDER BY details ->> 'what'",
    )
    assert.deepEqual(
      alerts.map(({ details }) => details.what),
      ['sealing', 'witnessing'],
    )
    assert.equal((await auditRows(testApp, 'audit.standing-still')).length, 2)

    const officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
    assert.match((await officer.get('/security')).text, /The audit log is no longer signed, since/)
    const check = await runCli(['security-check'], { environment: settings(testApp.urls) })
    assert.match(check.stdout, /The audit log is no longer signed, since/)
  })

  it('goes on, and says so, once the lock is given back', async () => {
    await thief.query('ROLLBACK')
    await testApp.services.sealing.sealNow()
    assert.doesNotMatch((await readiness()).text, /sealing/)
  })
})

describe('a database that was restored from an older copy', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  it('is not gone on with until the operator says, on record, that this was meant', async () => {
    const { services } = testApp
    const file = services.witness?.name ?? ''
    await services.trail.append({ event: 'system.started', outcome: 'success' })
    const size = await services.sealing.sealNow()
    await services.trail.append({ event: 'system.stopped', outcome: 'success' })
    await services.sealing.sealNow()
    for (const table of ['audit_events', 'audit_leaves', 'audit_checkpoints']) {
      await testApp.sql(`ALTER TABLE ${table} DISABLE TRIGGER ALL`)
    }
    await testApp.sql('DELETE FROM audit_leaves WHERE leaf_index >= $1', [size])
    await testApp.sql('DELETE FROM audit_checkpoints WHERE size > $1', [size])
    await testApp.sql("DELETE FROM audit_events WHERE event = 'system.stopped'")

    const environment = settings(testApp.urls)
    const told = await runCli(['audit-witness'], { environment })
    assert.equal(told.code, 1)
    assert.match(told.stderr, /an older copy of the database was restored/)
    assert.equal((await runCli(['audit-witness', '--begin-anew'], { environment })).code, 2)
    const begun = await runCli(['audit-witness', '--begin-anew', '--reason', 'Disk failed'], { environment })
    assert.equal(begun.code, 0, begun.stderr)

    const [row] = await auditRows(testApp, 'audit.witness-renewed')
    assert.equal(row?.details?.['reason'], 'Disk failed')
    assert.equal(row?.severity, 'critical')
    const kept = readdirSync(path.dirname(file)).filter((name) => name.startsWith(path.basename(file)))
    assert.equal(kept.length, 2)
    assert.ok(existsSync(file))
    const notes = await testApp.sql<{ note: string }>('SELECT note FROM audit_checkpoints ORDER BY size')
    assert.equal(readFileSync(file, 'utf8'), notes.map(({ note }) => `${note}\n`).join(''))
    assert.equal((await runCli(['audit-witness'], { environment })).code, 0)
  })
})
