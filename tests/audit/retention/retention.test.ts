import assert from 'node:assert/strict'
import { createHash, createPublicKey } from 'node:crypto'
import { appendFileSync, createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { newId } from '../../../models/new-id.ts'
import { readRemovedMonths } from '../../../models/queries/audit/audit-retention.ts'
import { listSigningKeys } from '../../../models/queries/audit/tree/signing-keys.ts'
import { readVerifications, type Verification } from '../../../models/queries/audit/tree/verifications.ts'
import { archiveMonth } from '../../../server/audit/retention/archive-month.ts'
import { dueMonths, type MonthStanding } from '../../../server/audit/retention/due-months.ts'
import { removeMonth } from '../../../server/audit/retention/remove-month.ts'
import { closeMonths } from '../../../server/audit/tree/close-months.ts'
import { verifyFile } from '../../../server/audit/tree/files/verify-file.ts'
import { verifyLog } from '../../../server/audit/tree/verify-log.ts'
import { auditRetention } from '../../../server/security/check/audit-retention.ts'
import { runCli, settings } from '../../cli/run-cli.ts'
import { makePatient, makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit } from '../../support/request.ts'
import { testEnvironment } from '../../support/test-environment.ts'

const look = (days: string) =>
  auditRetention.look({
    environment: testEnvironment({ AUDIT_RETENTION_DAYS: days }),
    at: new Date('2026-03-04T08:00:00Z'),
    ask: async () => [],
    change: async () => undefined,
    databaseUrl: '',
  })

describe('months of the audit log whose time is over', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'medguard-archive-'))
  let testApp: TestApp
  let patientId: string

  const add = async (month: string, rows: number, named: string | null = null) => {
    await testApp.sql('SELECT audit_events_make_partition($1::date)', [`${month}-01`])
    await testApp.sql(
      `INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome, patient_ids)
       SELECT gen_random_uuid(), $1::timestamptz + n * interval '1 minute', 'patient.listed', 'patient', 'info', 'success',
         CASE WHEN $3::uuid IS NULL THEN NULL ELSE ARRAY[$3::uuid] END FROM generate_series(1, $2) AS n`,
      [`${month}-10T08:00:00Z`, rows, named],
    )
    await testApp.services.sealing.sealNow()
  }
  const standing = async () =>
    (await dueMonths(testApp.services)).map(({ month, rows, obstacle }) => [month, rows, obstacle ?? 'due'])
  const monthOf = async (month: string): Promise<MonthStanding> => {
    const found = (await dueMonths(testApp.services)).find((due) => due.month === `${month}-01`)
    assert.ok(found)
    return found
  }
  const hold = async (patient: string | null) => {
    const id = newId()
    await testApp.sql(
      `INSERT INTO audit_legal_holds (id, patient_id, reason, set_at, set_by, set_by_name)
       VALUES ($1, $2, 'A court asks', now(), $1, 'Officer')`,
      [id, patient],
    )
    return () => testApp.sql('DELETE FROM audit_legal_holds WHERE id = $1', [id])
  }
  const verified = async (): Promise<Verification> => {
    testApp.clock.advance({ minutes: 1 })
    await verifyLog(testApp.services)
    const [last] = await readVerifications(testApp.services.prepared, 1)
    assert.ok(last)
    return last
  }
  const verifies = async (file: string) => {
    const keys = (await listSigningKeys(testApp.services.prepared)).map(({ publicKey }) =>
      createPublicKey({ key: publicKey, format: 'der', type: 'spki' }),
    )
    return verifyFile(createReadStream(file), { keys })
  }
  const rowsOf = async (month: string) =>
    (
      await testApp.sql<{ rows: number }>(
        `SELECT count(*)::int AS rows FROM audit_events WHERE to_char(occurred_at, 'YYYY-MM') = $1`,
        [month],
      )
    )[0]?.rows
  const job = () => ({ folder, who: 'tester' })
  const remove = async (month: string) => {
    const due = await monthOf(month)
    const archive = await archiveMonth(testApp.services, due, job())
    await removeMonth(testApp.services, due, { ownerUrl: testApp.urls.ownerUrl, archive, who: 'tester' })
    return archive
  }

  before(async () => {
    testApp = await startTestApp()
    patientId = (await makePatient(testApp)).id
    await add('2015-03', 20)
    await add('2015-04', 15, patientId)
    await add('2015-05', 12)
    // A row that came late stands among those of the next month.
    await add('2015-03', 5)
    await add('2017-03', 7)
  })
  after(async () => {
    await testApp.close()
    rmSync(folder, { recursive: true })
  })

  it('are due once they are over by the whole time, closed, and held by nobody', async () => {
    assert.deepEqual(await standing(), [
      ['2015-03-01', null, 'open'],
      ['2015-04-01', null, 'open'],
      ['2015-05-01', null, 'open'],
    ])
    await closeMonths(testApp.services)
    const liftPatient = await hold(patientId)
    assert.deepEqual(await standing(), [
      ['2015-03-01', 25, 'due'],
      ['2015-04-01', 15, 'held'],
      ['2015-05-01', 12, 'due'],
    ])
    const liftAll = await hold(null)
    assert.ok((await standing()).every(([, , obstacle]) => obstacle === 'held'))
    await liftAll()
    await liftPatient()
  })

  it('are archived so that a stranger can verify them, and only then removed; the log still verifies', async () => {
    const { file, sha256 } = await remove('2015-03')
    assert.equal(createHash('sha256').update(readFileSync(file)).digest('hex'), sha256)
    const report = await verifies(file)
    assert.deepEqual([report.rows, report.faults], [25, []])
    assert.match(
      readFileSync(`${file}.sha256`, 'utf8'),
      new RegExp(`^${sha256}  medguard-audit-2015-03.ndjson`),
    )
    assert.equal(JSON.parse(readFileSync(`${file}.manifest.json`, 'utf8')).rows, 25)

    assert.equal(await rowsOf('2015-03'), 0)
    const [event] = await auditRows(testApp, 'audit.month-removed')
    assert.equal(event?.resource_id, '2015-03')
    assert.deepEqual(event?.details, {
      month: '2015-03',
      rows: 25,
      firstLeaf: 0,
      lastLeaf: 51,
      archive: 'medguard-audit-2015-03.ndjson',
      sha256,
      operator: 'tester',
    })
    assert.equal((await auditRows(testApp, 'audit.month-archived')).length, 1)
    const { outcome, hashOnly } = await verified()
    assert.deepEqual([outcome, hashOnly], ['whole', 25])
  })

  it('leave exports that say so, and verify', async () => {
    const auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    const response = await auditor.get('/audit/export?format=ndjson')
    assert.equal(response.status, 200)
    const file = path.join(folder, 'whole.ndjson')
    appendFileSync(file, response.text)
    const report = await verifies(file)
    assert.deepEqual(report.faults, [])
    assert.equal(report.withheld, 25)
    assert.deepEqual(report.header?.filters, { removedMonths: ['2015-03'] })
    assert.match((await auditor.get('/audit/integrity')).text, /25 rows known by their fingerprint alone/)
  })

  it('stay where a hold comes between the archive and the removal, or where the archive is not whole', async () => {
    const due = await monthOf('2015-04')
    const archive = await archiveMonth(testApp.services, due, job())
    const lift = await hold(patientId)
    const removal = { ownerUrl: testApp.urls.ownerUrl, archive, who: 'tester' }
    await assert.rejects(removeMonth(testApp.services, due, removal), { name: 'MonthChangedError' })
    await lift()
    appendFileSync(archive.file, '{}\n')
    await assert.rejects(remove('2015-04'), { name: 'ArchiveUnusableError' })
    assert.equal(await rowsOf('2015-04'), 15)
    assert.equal((await auditRows(testApp, 'audit.month-removed')).length, 1)
  })

  it('are removed by the command, which first says what it would do', async () => {
    // A command has the machine's clock, by which the years in between have passed, whatever it says.
    const daysKept = Math.floor((Date.now() - Date.parse('2016-06-01')) / 86_400_000)
    const run = (...args: string[]) =>
      runCli(['audit-retention', ...args], {
        environment: { ...settings(testApp.urls), AUDIT_RETENTION_DAYS: String(daysKept) },
      })
    const lift = await hold(patientId)
    const dry = await run('--dry-run')
    assert.match(
      dry.stdout,
      /2015-04, 15 rows: stays: a legal hold stands\.\n2015-05, 12 rows: would be archived/,
    )
    const done = await run('--archive', folder)
    assert.equal(done.stderr, '')
    assert.equal(done.code, 0)
    assert.match(done.stdout, /2015-05, 12 rows: archived in .*2015-05\.ndjson and removed/)
    await lift()
    assert.equal(await rowsOf('2015-05'), 0)
    const removed = (await readRemovedMonths(testApp.services.prepared)).map(({ month, rows }) => [
      month,
      rows,
    ])
    assert.deepEqual(removed, [
      ['2015-03', 25],
      ['2015-05', 12],
    ])
    assert.equal((await verified()).hashOnly, 37)
  })

  it('cannot be removed by the application, nor be passed off as removed by who deletes rows', async () => {
    const app = new pg.Client({ connectionString: testApp.urls.appUrl })
    await app.connect()
    try {
      const denied = { code: '42501' }
      await assert.rejects(
        app.query('ALTER TABLE audit_events DETACH PARTITION audit_events_2015_04'),
        denied,
      )
      await assert.rejects(app.query('DROP TABLE audit_events_2015_04'), denied)
      const passedOff = `INSERT INTO audit_removed_months VALUES ('2015-04-01', 15, 0, 99, 'x', repeat('0', 64), $1, now())`
      await assert.rejects(app.query(passedOff, [newId()]), denied)
      await testApp.sql('ALTER TABLE audit_events_2015_04 DISABLE TRIGGER ALL')
      await testApp.sql('DELETE FROM audit_events_2015_04')
      const missing = async () =>
        (await verified()).findings.filter(({ kind }) => kind === 'row-missing').length
      assert.equal(await missing(), 15)
      const [other] = await testApp.sql<{ id: string }>(
        "SELECT id FROM audit_events WHERE event = 'audit.month-removed'",
      )
      await testApp.sql(passedOff, [other?.id])
      assert.equal(await missing(), 15)
    } finally {
      await app.end()
    }
  })

  it('are looked at by security-check: a shorter time than ten years is a warning', async () => {
    assert.deepEqual(await look('3653'), [])
    assert.match((await look('400'))[0]?.found ?? '', /400 days/)
    assert.throws(() => testEnvironment({ AUDIT_RETENTION_DAYS: '30' }), /AUDIT_RETENTION_DAYS/)
  })
})
