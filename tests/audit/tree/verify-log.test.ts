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
import { openHouse, type House } from '../../support/house.ts'
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
  let house: House
  let app: pg.Client
  let ids: string[]

  const notes = () =>
    house
      .sql<{ note: string }>('SELECT note FROM audit_checkpoints ORDER BY size')
      .then((rows) => rows.map(({ note }) => note))

  const add = async (count: number, at = '2026-03-04T08:00:00Z') => {
    const made = Array.from({ length: count }, newId)
    await app.query(
      `INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome)
       SELECT id, $2, 'sign-out', 'sign-in', 'info', 'success' FROM unnest($1::uuid[]) AS id`,
      [made, at],
    )
    await house.services.sealing.sealNow()
    return made
  }

  const insert = (at: string) =>
    add(1, at).then(
      () => 'added',
      (error: { code?: string }) => error.code,
    )

  /** What a verification finds. */
  const found = async (): Promise<readonly Finding[]> => {
    house.clock.advance({ minutes: 1 })
    await verifyLog(house.services)
    const [last] = await readVerifications(house.services.prepared, 1)
    assert.ok(last?.finishedAt)
    assert.equal(last.outcome, last.findings.length === 0 ? 'whole' : 'altered')
    return last.findings
  }
  before(async () => {
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    const address = receiver.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    house = await openHouse({
      environment: {
        AUDIT_SIGNING_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        AUDIT_WITNESS_FILE: file,
        AUDIT_WITNESS_URL: `http://127.0.0.1:${port}/`,
        SECURITY_TEAM_EMAILS: 'security@example.org',
      },
    })
    app = new pg.Client({ connectionString: house.urls.appUrl })
    await app.connect()
    ids = [...(await add(100)), ...(await add(150)), ...(await add(60))]
  })
  after(async () => {
    await app.end()
    await house.close()
    receiver.close()
    rmSync(folder, { recursive: true })
  })

  it('sends every checkpoint outside, in order, and loses none while a receiver is dead', async () => {
    await runJobs(house)
    assert.equal(readFileSync(file, 'utf8'), (await notes()).map((note) => `${note}\n`).join(''))
    assert.deepEqual(received, [])
    await add(1)
    answer = 204
    await endBackOff(house)
    await runJobs(house)
    assert.deepEqual(received, await notes())
    for (const note of received) {
      assert.ok(openCheckpoint(note, publicKey))
    }
    await add(1)
    await runJobs(house)
    assert.deepEqual(received, await notes())
  })

  it('shows auditors the state, the checkpoint and the key, and verifies when asked, with progress', async () => {
    const auditor = await visit(house, await makeUser(house, 'audit_reviewer'))
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
    assert.equal((await auditRows(house, 'audit.verification-asked')).length, 1)
    await runJobs(house)
    assert.match((await auditor.get('/audit/integrity')).text, /Whole/)
    assert.equal((await auditRows(house, 'audit.verified')).length, 1)
    const physician = await visit(house, await makeUser(house, 'physician'))
    assert.equal((await physician.get('/audit/integrity')).status, 403)
    assert.equal((await physician.get('/audit/integrity/checkpoint')).status, 403)
  })

  it('finds nothing wrong where the log grows while it is verified', async (t) => {
    const { prepared } = house.services
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
      await house.sql(`ALTER TABLE ${table} DISABLE TRIGGER ALL`)
    }
    await house.services.sealing.sealNow()
    const [edited = '', deleted = '', swapped = '', rewritten = ''] = [ids[20], ids[140], ids[200], ids[250]]
    await house.sql('CREATE TABLE kept AS SELECT * FROM audit_events')
    assert.deepEqual(await found(), [])

    await house.sql("UPDATE audit_events SET outcome = 'refused' WHERE id = $1", [edited])
    assert.deepEqual(namesOf(await found(), 'row-altered'), [edited])
    await house.sql("UPDATE audit_events SET outcome = 'success' WHERE id = $1", [edited])

    await house.sql('DELETE FROM audit_events WHERE id = $1', [deleted])
    assert.deepEqual(namesOf(await found(), 'row-missing'), [deleted])
    await house.sql('INSERT INTO audit_events SELECT * FROM kept WHERE id = $1', [deleted])

    const put = newId()
    await house.sql(
      `INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome, transaction_id)
       VALUES ($1, '2026-03-04T08:00:00Z', 'sign-out', 'sign-in', 'info', 'success', '3')`,
      [put],
    )
    await house.services.sealing.sealNow()
    assert.deepEqual(namesOf(await found(), 'row-not-in-tree'), [put])
    await house.sql('DELETE FROM audit_events WHERE id = $1', [put])
    assert.deepEqual(await found(), [])

    await house.sql('CREATE TABLE kept_leaves AS SELECT * FROM audit_leaves')
    // Rows and leaves agree, but stand the other way round.
    await house.sql(
      `DELETE FROM audit_leaves WHERE leaf_index IN (SELECT leaf_index + n FROM kept_leaves, (VALUES (0), (1)) AS two (n)
         WHERE event_id = $1)`,
      [swapped],
    )
    await house.sql(
      `INSERT INTO audit_leaves SELECT first.leaf_index + 1 - n, l.occurred_at, l.event_id, l.hash
       FROM kept_leaves first, (VALUES (0), (1)) AS two (n), kept_leaves l
       WHERE first.event_id = $1 AND l.leaf_index = first.leaf_index + n`,
      [swapped],
    )
    const afterSwap = await found()
    assert.ok(namesOf(afterSwap, 'leaf-altered').includes(swapped))
    assert.equal(namesOf(afterSwap, 'leaf-altered').length, 16)
    assert.ok(afterSwap.some(({ kind }) => kind === 'tree-altered'))
    await house.sql('DELETE FROM audit_leaves')
    await house.sql('INSERT INTO audit_leaves SELECT * FROM kept_leaves')

    // The row and its leaf were written anew: the node above tells.
    await house.sql("UPDATE audit_leaves SET hash = sha256('forged') WHERE event_id = $1", [rewritten])
    const afterForgery = await found()
    assert.ok(namesOf(afterForgery, 'leaf-altered').includes(rewritten))
    await house.sql('DELETE FROM audit_leaves')
    await house.sql('INSERT INTO audit_leaves SELECT * FROM kept_leaves')

    await house.sql('DELETE FROM audit_leaves WHERE leaf_index = 77')
    assert.ok((await found()).some(({ kind, from }) => kind === 'leaf-missing' && from === 77))
    await house.sql('INSERT INTO audit_leaves SELECT * FROM kept_leaves WHERE leaf_index = 77')

    await house.sql("UPDATE audit_checkpoints SET note = replace(note, 'time 2026', 'time 2025')")
    assert.ok((await found()).some(({ kind }) => kind === 'signature-wrong'))
    await house.sql("UPDATE audit_checkpoints SET note = replace(note, 'time 2025', 'time 2026')")
    assert.deepEqual(await found(), [])

    const alerts = await house.sql<{ details: { rows: string[] } }>(
      "SELECT details FROM alerts WHERE kind = 'audit-log-altered' AND severity = 'emergency' ORDER BY raised_at",
    )
    assert.equal(alerts.length, 7)
    assert.deepEqual(alerts[0]?.details.rows, [edited])
    assert.equal((await auditRows(house, 'audit.altered')).length, 7)
  })

  it('mails the newest checkpoint to the security team', async () => {
    await house.services.sequelize.query("SELECT graphile_worker.add_job('mail-checkpoint')")
    await runJobs(house)
    const rows = await house.sql<{ kind: string }>(
      "SELECT kind FROM messages WHERE kind = 'audit-checkpoint'",
    )
    assert.equal(rows.length, 1)
  })

  it('makes a month read-only once it is over and all of its rows are leaves', async () => {
    await house.sql("SELECT audit_events_make_partition('2026-02-01')")
    assert.equal(await insert('2026-02-27T08:00:00Z'), 'added')
    await closeMonths(house.services)
    assert.equal(await insert('2026-02-28T08:00:00Z'), '42501')
    assert.equal(await insert('2026-03-04T08:00:00Z'), 'added')
    await assert.rejects(
      house.sql(`INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome)
        VALUES (gen_random_uuid(), '2026-02-28', 'sign-out', 'sign-in', 'info', 'success')`),
      { code: '42501' },
    )
    const months = await house.sql<{ month: string; rows: string }>(
      'SELECT month::text, rows FROM audit_closed_months ORDER BY month',
    )
    assert.deepEqual(months, [{ month: '2026-02-01', rows: '1' }])
  })

  it('leaves a month open while somebody is still writing into it', async () => {
    house.clock.set('2026-04-03T08:00:00Z')
    await app.query('BEGIN')
    await app.query(`INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome)
      VALUES (gen_random_uuid(), '2026-03-31', 'sign-out', 'sign-in', 'info', 'success')`)
    await closeMonths(house.services)
    await app.query('COMMIT')
    const closed = () => house.sql("SELECT FROM audit_closed_months WHERE month = '2026-03-01'")
    assert.equal((await closed()).length, 0)
    await closeMonths(house.services)
    assert.equal((await closed()).length, 1)
  })

  it('finds a tail that was cut off, and a log that was written anew, by what was sent outside', async () => {
    await house.services.sealing.sealNow()
    await runJobs(house)
    assert.deepEqual(await found(), [])
    await runJobs(house)
    await house.sql('CREATE TABLE whole_leaves AS SELECT * FROM audit_leaves')
    await house.sql('CREATE TABLE whole_checkpoints AS SELECT * FROM audit_checkpoints')
    await house.sql('CREATE TABLE whole_nodes AS SELECT * FROM audit_nodes')

    await house.sql('DELETE FROM audit_leaves WHERE leaf_index >= 250')
    await house.sql('DELETE FROM audit_checkpoints WHERE size > 250')
    await house.sql(
      'DELETE FROM audit_events e WHERE NOT EXISTS (SELECT FROM audit_leaves l WHERE l.event_id = e.id)',
    )
    assert.deepEqual(
      (await found()).map(({ kind }) => kind),
      ['witness-differs'],
    )

    for (const table of ['audit_leaves', 'audit_nodes', 'audit_checkpoints']) {
      await house.sql(`DELETE FROM ${table}`)
    }
    await house.sql("UPDATE audit_events SET outcome = 'refused' WHERE id = $1", [ids[20]])
    await assert.rejects(house.services.sealing.sealNow(), { name: 'TreeBrokenError' })
    assert.deepEqual(
      (await found()).map(({ kind }) => kind),
      ['witness-differs'],
    )
  })
})
