import assert from 'node:assert/strict'
import { after, before, describe, it, type TestContext } from 'node:test'
import { rollBack } from '../models/migrate.ts'
import { whereItLeads } from '../models/connections/pooler.ts'
import { readVerifications } from '../models/queries/audit/tree/verifications.ts'
import { createApp } from '../server/app.ts'
import { verifyLog } from '../server/audit/tree/verify-log.ts'
import { openServices } from '../server/boot.ts'
import { startJobs } from '../server/jobs/jobs.ts'
import { createLog } from '../server/log.ts'
import { runCli, settings } from './cli/run-cli.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { assignCare, makePatient, makePrescription, makeUser } from './support/factories.ts'
import { startTestApp } from './support/test-app.ts'
import { findPgBouncer, PgBouncer } from './support/pgbouncer.ts'
import { freshCode, statusOf, submitOnPage } from './prescriptions/forms.ts'
import { visit } from './support/request.ts'
import { ServerProcess } from './support/started-server.ts'
import { testEnvironment } from './support/test-environment.ts'
import { until } from './support/until.ts'

const program = 'tests/support/server-on-a-weekday.js'
const twenty = Array.from({ length: 20 }, (_, index) => index)

describe('behind a pooler that lends a connection for one transaction', () => {
  let database: TestDatabase
  let pooler: PgBouncer | undefined
  let missing = ''

  before(async () => {
    database = await createTestDatabase()
    const found = await findPgBouncer()
    if ('missing' in found) {
      missing = found.missing
      return
    }
    const { appUrl, ownerUrl } = database
    pooler = await PgBouncer.start(found.program, [
      { name: 'pooled', url: appUrl, mode: 'transaction' },
      { name: 'owner', url: ownerUrl, mode: 'transaction' },
      { name: 'statements', url: appUrl, mode: 'statement' },
    ])
  })
  after(async () => {
    await pooler?.stop()
    await database.drop()
  })

  /** Says that a test is skipped, and why, where there is no pgBouncer. */
  function standing(t: TestContext): PgBouncer | undefined {
    if (pooler === undefined) {
      t.skip(missing)
    }
    return pooler
  }

  const byPooler = (bouncer: PgBouncer) => ({
    ...settings(database),
    DATABASE_URL: bouncer.urlOf('pooled'),
    DATABASE_DIRECT_URL: database.appUrl,
  })

  it('is told from PostgreSQL itself', async (t) => {
    const bouncer = standing(t)
    if (bouncer === undefined) {
      return
    }
    assert.equal(await whereItLeads(bouncer.urlOf('pooled'), 60), 'to-pooler')
    assert.equal(await whereItLeads(database.appUrl, 60), 'straight')
  })

  it('MedGuard makes its tables and starts, and starts a second time beside that', async (t) => {
    const bouncer = standing(t)
    if (bouncer === undefined) {
      return
    }
    await rollBack({ url: database.ownerUrl, steps: Infinity })
    const environment = byPooler(bouncer)
    const servers = [new ServerProcess(environment, program)]
    try {
      await servers[0]?.ready()
      servers.push(new ServerProcess(environment, program))
      for (const server of servers) {
        const readiness = await fetch(`${await server.ready()}/readyz`)
        assert.equal(readiness.status, 200)
        assert.equal(await readiness.text(), 'ready\n')
      }
      const checked = await runCli(['security-check', '--format', 'json'], { environment })
      assert.match(checked.stdout, /audit-proof/)
    } finally {
      const codes = await Promise.all(servers.map((server) => server.end('SIGTERM')))
      assert.deepEqual([...new Set(codes)], [0])
    }
  })

  for (const { what, changes, says } of [
    {
      what: 'without the address of PostgreSQL itself',
      changes: () => ({ DATABASE_DIRECT_URL: '' }),
      says: /DATABASE_DIRECT_URL: is missing, and DATABASE_URL leads to a connection pooler/,
    },
    {
      what: 'with a pooler in the place of that address',
      changes: (bouncer: PgBouncer) => ({ DATABASE_DIRECT_URL: bouncer.urlOf('pooled') }),
      says: /DATABASE_DIRECT_URL: leads to a connection pooler/,
    },
    {
      what: 'with a pooler before the role that changes the schema',
      changes: (bouncer: PgBouncer) => ({ DATABASE_OWNER_URL: bouncer.urlOf('owner') }),
      says: /DATABASE_OWNER_URL: leads to a connection pooler/,
    },
    {
      what: 'where it lends single statements',
      changes: (bouncer: PgBouncer) => ({ DATABASE_URL: bouncer.urlOf('statements') }),
      says: /lends single statements.*pool_mode=transaction/,
    },
  ] as const) {
    it(`a start ${what} ends in words, and so does a command`, async (t) => {
      const bouncer = standing(t)
      if (bouncer === undefined) {
        return
      }
      const environment = { ...byPooler(bouncer), ...changes(bouncer) }
      const server = new ServerProcess(environment, program)
      await assert.rejects(server.ready(), says)
      assert.equal(server.child.exitCode, 1)
      const command = await runCli(['migrate'], { environment })
      assert.equal(command.code, 1)
      assert.match(command.stderr, says)
      for (const output of [server.output, command.stderr]) {
        assert.doesNotMatch(output, /\n\s+at /)
      }
    })
  }

  it('people read, sign and export, rows are sealed and verified, and jobs are done', async (t) => {
    const bouncer = standing(t)
    if (bouncer === undefined) {
      return
    }
    const direct = await startTestApp()
    const found = await findPgBouncer()
    assert.ok('program' in found)
    const between = await PgBouncer.start(found.program, [
      { name: 'pooled', url: direct.urls.appUrl, mode: 'transaction' },
    ])
    const environment = testEnvironment()
    const { services, database: connection } = await openServices({
      environment,
      clock: direct.clock,
      log: createLog(environment.LOG_LEVEL),
      appUrl: between.urlOf('pooled'),
      directUrl: direct.urls.appUrl,
    })
    const testApp = { ...direct, services, app: createApp(services) }
    let done = 0
    const jobs = await startJobs(services, {
      'count-one': () => {
        done += 1
      },
    })
    try {
      const physician = await makeUser(testApp, 'physician')
      const patientId = (await makePatient(testApp)).id
      await assignCare(testApp, patientId, physician.id)
      const browser = await visit(testApp, physician)
      const pages = await Promise.all(twenty.map(() => browser.get(`/patients/${patientId}`)))
      assert.deepEqual([...new Set(pages.map(({ status }) => status))], [200])

      const { id } = await makePrescription(testApp, { patientId, prescriberId: physician.id })
      const signed = await submitOnPage(browser, id, 'sign', { code: freshCode(testApp, physician) })
      assert.equal(signed.status, 303)
      assert.equal(await statusOf(testApp, id), 'approved')

      const auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
      await services.sealing.sealNow()
      for (const format of ['csv', 'ndjson', 'fhir']) {
        const file = await auditor.get(`/audit/export?format=${format}&from=2026-03-04&to=2026-03-04`)
        assert.equal(file.status, 200, format)
      }
      const size = await services.sealing.sealNow()
      const [rows] = await testApp.sql<{ count: number }>(
        'SELECT count(*)::integer AS count FROM audit_events',
      )
      assert.equal(size, rows?.count)
      await verifyLog(services)
      const [verified] = await readVerifications(services.prepared, 1)
      assert.equal(verified?.outcome, 'whole')

      await services.sequelize.query("SELECT graphile_worker.add_job('count-one')")
      await until(() => done > 0)
      assert.equal(done, 1)
    } finally {
      await jobs.stop()
      await connection.close()
      await between.stop()
      await direct.close()
    }
  })
})
