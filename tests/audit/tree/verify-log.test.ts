import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { newId } from '../../../models/new-id.ts'
import type { Finding } from '../../../models/queries/audit/tree/verifications.ts'
import { readVerifications } from '../../../models/queries/audit/tree/verifications.ts'
import { openCheckpoint } from '../../../server/audit/tree/checkpoint.ts'
import { closeMonths } from '../../../server/audit/tree/close-months.ts'
import { verifyLog } from '../../../server/audit/tree/verify-log.ts'
import { makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { endBackOff, runJobs } from '../../support/jobs.ts'
import { auditRows, visit } from '../../support/request.ts'

const tables = ['audit_events', 'audit_leaves', 'audit_nodes', 'audit_checkpoints']

/** The ids that findings of a kind name. */
const namesOf = (findings: readonly Finding[], kind: string) =>
  findings.filter((finding) => finding.kind === kind).flatMap((finding) => finding.ids ?? [])

describe('verifying the audit log as it stands', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'medguard-witness-'))
  const file = path.join(folder, 'checkpoints.txt')
  const { privateKey } = generateKeyPairSync('ed25519')
  const publicKey = createPublicKey(privateKey)
  const received: string[] = []
  let answer = 503
  const receiver = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      if (answer === 204) {
        const body: { checkpoints: string[] } = JSON.parse(Buffer.concat(chunks).toString('utf8'))
        received.push(...body.checkpoints)
      }
      res.writeHead(answer).end()
    })
  })
  let testApp: TestApp
  let app: pg.Client
  let ids: string[]

  const notes = () =>
    testApp
      .sql<{ note: string }>('SELECT note FROM audit_checkpoints ORDER BY size')
      .then((rows) => rows.map(({ note }) => note))

  const add = async (count: number, at = '2026-03-04T08:00:00Z') => {
    const made = Array.from({ length: count }, newId)
    await app.query(
      `INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome)
       SELECT id, $2, 'sign-out', 'sign-in', 'info', 'success' FROM unnest($1::uuid[]) AS id`,
      [made, at],
    )
    await testApp.services.sealing.sealNow()
    return made
  }

  const insert = (at: string) =>
    add(1, at).then(
      () => 'added',
      (error: { code?: string }) => error.code,
    )

  /** What a verification finds. */
  const found = async (): Promise<readonly Finding[]> => {
    testApp.clock.advance({ minutes: 1 })
    await verifyLog(testApp.services)
    const [last] = await readVerifications(testApp.services.prepared, 1)
    assert.ok(last?.finishedAt)
    assert.equal(last.outcome, last.findings.length === 0 ? 'whole' : 'altered')
    return last.findings
  }
  before(async () => {
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    const address = receiver.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    testApp = await startTestApp({
      environment: {
        AUDIT_SIGNING_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        AUDIT_WITNESS_FILE: file,
        AUDIT_WITNESS_URL: `http://127.0.0.1:${port}/`,
        SECURITY_TEAM_EMAILS: 'security@example.org',
      },
    })
    app = new pg.Client({ connectionString: testApp.urls.appUrl })
    await app.connect()
    ids = [...(await add(100)), ...(await add(150)), ...(await add(60))]
  })
  after(async () => {
    await app.end()
    await testApp.close()
    receiver.close()
    rmSync(folder, { recursive: true })
  })

  it('sends every checkpoint outside, in order, and loses none while a receiver is dead', async () => {
    await runJobs(testApp)
    assert.equal(readFileSync(file, 'utf8'), (await notes()).map((note) => `${note}\n`).join(''))
    assert.deepEqual(received, [])
    await add(1)
    answer = 204
    await endBackOff(testApp)
    await runJobs(testApp)
    assert.deepEqual(received, await notes())
    for (const note of received) {
      assert.ok(openCheckpoint(note, publicKey))
    }
    await add(1)
    await runJobs(testApp)
    assert.deepEqual(received, await notes())
  })

  it('shows auditors the state, the checkpoint and the key, and verifies when asked, with progress', async () => {
    const auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    const opened = await auditor.get('/audit/integrity')
    assert.equal(opened.status, 200)
    assert.match(opened.text, /Rows signed/)
    const checkpoint = await auditor.get('/audit/integrity/checkpoint')
    assert.match(
      checkpoint.headers['content-disposition'] ?? '',
      /^attachment; filename=medguard-checkpoint-\d+.txt$/,
    )
    assert.ok(openCheckpoint(checkpoint.text, publicKey))
    const key = await auditor.get('/audit/integrity/public-key')
    assert.ok(createPublicKey(key.text).equals(publicKey))
    assert.equal((await auditor.submit('/audit/integrity', {}, '/audit/integrity/verify')).status, 303)
    assert.match((await auditor.get('/audit/integrity')).text, /Under way/)
    assert.equal((await auditRows(testApp, 'audit.verification-asked')).length, 1)
    await runJobs(testApp)
    assert.match((await auditor.get('/audit/integrity')).text, /Whole/)
    assert.equal((await auditRows(testApp, 'audit.verified')).length, 1)
    const physician = await visit(testApp, await makeUser(testApp, 'physician'))
    assert.equal((await physician.get('/audit/integrity')).status, 403)
    assert.equal((await physician.get('/audit/integrity/checkpoint')).status, 403)
  })

  it('finds nothing wrong where the log grows while it is verified', async (t) => {
    const { prepared } = testApp.services
    const original: typeof prepared.transaction = (...asked) =>
      Object.getPrototypeOf(prepared).transaction.apply(prepared, asked)
    let grown: string[] = []
    const growing: typeof prepared.transaction = async (...asked) => {
      const read = await original(...asked)
      grown = await add(3)
      return read
    }
    t.mock.method(prepared, 'transaction', growing, { times: 1 })
    assert.deepEqual(await found(), [])
    assert.equal(grown.length, 3)
  })

  it('names rows that the owner of the database edited, deleted, put in or swapped, and raises the alarm', async () => {
    for (const table of tables) {
      await testApp.sql(`ALTER TABLE ${table} DISABLE TRIGGER ALL`)
    }
    await testApp.services.sealing.sealNow()
    const [edited = '', deleted = '', swapped = '', rewritten = ''] = [ids[20], ids[140], ids[200], ids[250]]
    await testApp.sql('CREATE TABLE kept AS SELECT * FROM audit_events')
    assert.deepEqual(await found(), [])

    await testApp.sql("UPDATE audit_events SET outcome = 'refused' WHERE id = $1", [edited])
    assert.deepEqual(namesOf(await found(), 'row-altered'), [edited])
    await testApp.sql("UPDATE audit_events SET outcome = 'success' WHERE id = $1", [edited])

    await testApp.sql('DELETE FROM audit_events WHERE id = $1', [deleted])
    assert.deepEqual(namesOf(await found(), 'row-missing'), [deleted])
    await testApp.sql('INSERT INTO audit_events SELECT * FROM kept WHERE id = $1', [deleted])

    const put = newId()
    await testApp.sql(
      `INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome, transaction_id)
       VALUES ($1, '2026-03-04T08:00:00Z', 'sign-out', 'sign-in', 'info', 'success', '3')`,
      [put],
    )
    await testApp.services.sealing.sealNow()
    assert.deepEqual(namesOf(await found(), 'row-not-in-tree'), [put])
    await testApp.sql('DELETE FROM audit_events WHERE id = $1', [put])
    assert.deepEqual(await found(), [])

    await testApp.sql('CREATE TABLE kept_leaves AS SELECT * FROM audit_leaves')
    // Rows and leaves agree, but stand the other way round.
    await testApp.sql(
      `DELETE FROM audit_leaves WHERE leaf_index IN (SELECT leaf_index + n FROM kept_leaves, (VALUES (0), (1)) AS two (n)
         WHERE event_id = $1)`,
      [swapped],
    )
    await testApp.sql(
      `INSERT INTO audit_leaves SELECT first.leaf_index + 1 - n, l.occurred_at, l.event_id, l.hash
       FROM kept_leaves first, (VALUES (0), (1)) AS two (n), kept_leaves l
       WHERE first.event_id = $1 AND l.leaf_index = first.leaf_index + n`,
      [swapped],
    )
    const afterSwap = await found()
    assert.ok(namesOf(afterSwap, 'leaf-altered').includes(swapped))
    assert.equal(namesOf(afterSwap, 'leaf-altered').length, 16)
    assert.ok(afterSwap.some(({ kind }) => kind === 'tree-altered'))
    await testApp.sql('DELETE FROM audit_leaves')
    await testApp.sql('INSERT INTO audit_leaves SELECT * FROM kept_leaves')

    // The row and its leaf were written anew: the node above tells.
    await testApp.sql("UPDATE audit_leaves SET hash = sha256('forged') WHERE event_id = $1", [rewritten])
    const afterForgery = await found()
    assert.ok(namesOf(afterForgery, 'leaf-altered').includes(rewritten))
    await testApp.sql('DELETE FROM audit_leaves')
    await testApp.sql('INSERT INTO audit_leaves SELECT * FROM kept_leaves')

    await testApp.sql('DELETE FROM audit_leaves WHERE leaf_index = 77')
    assert.ok((await found()).some(({ kind, from }) => kind === 'leaf-missing' && from === 77))
    await testApp.sql('INSERT INTO audit_leaves SELECT * FROM kept_leaves WHERE leaf_index = 77')

    await testApp.sql("UPDATE audit_checkpoints SET note = replace(note, 'time 2026', 'time 2025')")
    assert.ok((await found()).some(({ kind }) => kind === 'signature-wrong'))
    await testApp.sql("UPDATE audit_checkpoints SET note = replace(note, 'time 2025', 'time 2026')")
    assert.deepEqual(await found(), [])

    const alerts = await testApp.sql<{ details: { rows: string[] } }>(
      "SELECT details FROM alerts WHERE kind = 'audit-log-altered' AND severity = 'emergency' ORDER BY raised_at",
    )
    assert.equal(alerts.length, 7)
    assert.deepEqual(alerts[0]?.details.rows, [edited])
    assert.equal((await auditRows(testApp, 'audit.altered')).length, 7)
  })

  it('mails the newest checkpoint to the security team', async () => {
    await testApp.services.sequelize.query("SELECT graphile_worker.add_job('mail-checkpoint')")
    await runJobs(testApp)
    const rows = await testApp.sql<{ kind: string }>(
      "SELECT kind FROM messages WHERE kind = 'audit-checkpoint'",
    )
    assert.equal(rows.length, 1)
  })

  it('makes a month read-only once it is over and all of its rows are leaves', async () => {
    await testApp.sql("SELECT audit_events_make_partition('2026-02-01')")
    assert.equal(await insert('2026-02-27T08:00:00Z'), 'added')
    await closeMonths(testApp.services)
    assert.equal(await insert('2026-02-28T08:00:00Z'), '42501')
    assert.equal(await insert('2026-03-04T08:00:00Z'), 'added')
    await assert.rejects(
      testApp.sql(`INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome)
        VALUES (gen_random_uuid(), '2026-02-28', 'sign-out', 'sign-in', 'info', 'success')`),
      { code: '42501' },
    )
    const months = await testApp.sql<{ month: string; rows: string }>(
      'SELECT month::text, rows FROM audit_closed_months ORDER BY month',
    )
    assert.deepEqual(months, [{ month: '2026-02-01', rows: '1' }])
  })

  it('leaves a month open while somebody is still writing into it', async () => {
    testApp.clock.set('2026-04-03T08:00:00Z')
    await app.query('BEGIN')
    await app.query(`INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome)
      VALUES (gen_random_uuid(), '2026-03-31', 'sign-out', 'sign-in', 'info', 'success')`)
    await closeMonths(testApp.services)
    await app.query('COMMIT')
    const closed = () => testApp.sql("SELECT FROM audit_closed_months WHERE month = '2026-03-01'")
    assert.equal((await closed()).length, 0)
    await closeMonths(testApp.services)
    assert.equal((await closed()).length, 1)
  })

  it('finds a tail that was cut off, and a log that was written anew, by what was sent outside', async () => {
    await testApp.services.sealing.sealNow()
    await runJobs(testApp)
    assert.deepEqual(await found(), [])
    await runJobs(testApp)
    await testApp.sql('CREATE TABLE whole_leaves AS SELECT * FROM audit_leaves')
    await testApp.sql('CREATE TABLE whole_checkpoints AS SELECT * FROM audit_checkpoints')
    await testApp.sql('CREATE TABLE whole_nodes AS SELECT * FROM audit_nodes')

    await testApp.sql('DELETE FROM audit_leaves WHERE leaf_index >= 250')
    await testApp.sql('DELETE FROM audit_checkpoints WHERE size > 250')
    await testApp.sql(
      'DELETE FROM audit_events e WHERE NOT EXISTS (SELECT FROM audit_leaves l WHERE l.event_id = e.id)',
    )
    assert.deepEqual(
      (await found()).map(({ kind }) => kind),
      ['witness-differs'],
    )

    for (const table of ['audit_leaves', 'audit_nodes', 'audit_checkpoints']) {
      await testApp.sql(`DELETE FROM ${table}`)
    }
    await testApp.sql("UPDATE audit_events SET outcome = 'refused' WHERE id = $1", [ids[20]])
    await assert.rejects(testApp.services.sealing.sealNow(), { name: 'TreeBrokenError' })
    assert.deepEqual(
      (await found()).map(({ kind }) => kind),
      ['witness-differs'],
    )
  })
})
