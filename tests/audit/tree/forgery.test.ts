import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import { newId } from '../../../models/new-id.ts'
import { asText, leafColumns } from '../../../models/queries/audit/tree/audit-leaf.ts'
import { readVerifications } from '../../../models/queries/audit/tree/verifications.ts'
import { leafHash, leafText } from '../../../server/audit/log/leaf.ts'
import { createLog } from '../../../server/log.ts'
import { openServices } from '../../../server/open-services.ts'
import { signCheckpoint } from '../../../server/audit/tree/checkpoint.ts'
import { width } from '../../../server/audit/tree/cover.ts'
import { TreeFold } from '../../../server/audit/tree/tree-fold.ts'
import { verifyLog } from '../../../server/audit/tree/verify-log.ts'
import { makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit } from '../../support/request.ts'
import { runCli, settings } from '../../cli/run-cli.ts'

const tables = ['audit_events', 'audit_leaves', 'audit_nodes', 'audit_checkpoints', 'audit_signing_keys']

/** Adds rows, in several checkpoints. @returns their ids */
async function fill(testApp: TestApp): Promise<string[]> {
  const ids: string[] = []
  for (let turn = 0; turn < 8; turn += 1) {
    const made = Array.from({ length: 9 }, newId)
    await testApp.sql(
      `INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome)
       SELECT id, '2026-03-04T08:00:00Z', 'sign-out', 'sign-in', 'info', 'success' FROM unnest($1::uuid[]) AS id`,
      [made],
    )
    await testApp.services.sealing.sealNow()
    ids.push(...made)
  }
  return ids
}

/** Writes the whole tree anew over the rows as they are, and into the plain columns of the checkpoints; as a superuser can. */
async function writeTreeAnew(testApp: TestApp): Promise<void> {
  const { rows } = await testApp.services.database.pool.query<(string | null)[]>({
    text: `SELECT l.leaf_index, ${leafColumns} FROM audit_leaves l
      JOIN audit_events e ON e.id = l.event_id AND e.occurred_at = l.occurred_at ORDER BY l.leaf_index`,
    rowMode: 'array',
    types: asText,
  })
  const nodes: { level: number; index: number; hash: Buffer }[] = []
  const fold = new TreeFold(({ level, index }, hash) => nodes.push({ level, index, hash }))
  const roots = new Map<number, Buffer>()
  for (const [index, ...row] of rows) {
    const hash = leafHash(leafText(row))
    await testApp.sql('UPDATE audit_leaves SET hash = $2 WHERE leaf_index = $1', [index, hash])
    fold.add(hash)
    roots.set(fold.size, fold.root())
  }
  for (const { level, index, hash } of nodes.filter((node) => node.level % 4 === 0)) {
    assert.ok((index + 1) * width(level) <= fold.size)
    await testApp.sql('UPDATE audit_nodes SET hash = $3 WHERE level = $1 AND node_index = $2', [
      level,
      index,
      hash,
    ])
  }
  for (const { size } of await testApp.sql<{ size: string }>('SELECT size FROM audit_checkpoints')) {
    const root = roots.get(Number(size))
    if (root !== undefined) {
      await testApp.sql('UPDATE audit_checkpoints SET root = $2 WHERE size = $1', [size, root])
    }
  }
}

const emergencies = (testApp: TestApp) =>
  testApp.sql("SELECT FROM alerts WHERE kind = 'audit-log-altered' AND severity = 'emergency'")

describe('a superuser of the database who has no key', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'medguard-forgery-'))
  const { privateKey } = generateKeyPairSync('ed25519')
  const keyFile = path.join(folder, 'public.pem')
  writeFileSync(keyFile, createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }))
  const signing = {
    AUDIT_SIGNING_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    SECURITY_TEAM_EMAILS: 'security@example.org',
  }
  let testApp: TestApp
  let ids: string[]

  beforeEach(async () => {
    testApp = await startTestApp({ environment: signing })
    ids = await fill(testApp)
    for (const table of tables) {
      await testApp.sql(`ALTER TABLE ${table} DISABLE TRIGGER ALL`)
    }
  })
  after(() => rmSync(folder, { recursive: true }))

  const found = async () => {
    await verifyLog(testApp.services)
    const [last] = await readVerifications(testApp.services.prepared, 1)
    return last?.findings ?? []
  }

  /** What the same database looks like to a server that starts now. */
  const restarted = async <T>(work: (services: TestApp['services']) => Promise<T>): Promise<T> => {
    const { services, database } = await openServices({
      environment: testApp.services.environment,
      clock: testApp.clock,
      log: createLog('silent'),
      appUrl: testApp.urls.appUrl,
    })
    try {
      return await work(services)
    } finally {
      await database.close()
    }
  }

  it('changes a row, its leaf, the nodes and the plain root, and is found: nothing is signed on top, officers are alarmed, and the row is named', async () => {
    const forged = ids[41] ?? ''
    const notes = await testApp.sql('SELECT note FROM audit_checkpoints ORDER BY size')
    await testApp.sql("UPDATE audit_events SET actor_name = 'Somebody else' WHERE id = $1", [forged])
    await writeTreeAnew(testApp)

    await testApp.services.trail.append({ event: 'system.started', outcome: 'success' })
    await assert.rejects(testApp.services.sealing.sealNow(), { name: 'TreeBrokenError' })
    assert.deepEqual(await testApp.sql('SELECT note FROM audit_checkpoints ORDER BY size'), notes)
    assert.equal((await emergencies(testApp)).length, 1)
    const mails = await testApp.sql("SELECT FROM messages WHERE kind = 'audit-log-alert'")
    assert.equal(mails.length, 1)
    assert.equal((await auditRows(testApp, 'audit.altered'))[0]?.severity, 'emergency')

    const findings = await found()
    assert.ok(findings.some(({ kind }) => kind === 'checkpoint-altered'))
    const altered = findings.find(({ kind }) => kind === 'tree-altered')
    assert.ok(altered?.ids?.includes(forged))
    assert.equal(altered?.ids?.length, 9)

    await restarted((services) => assert.rejects(services.sealing.sealNow(), { name: 'TreeBrokenError' }))
    const file = path.join(folder, 'forged.ndjson')
    const environment = { ...settings(testApp.urls), ...signing }
    await runCli(['audit-export', '--format', 'ndjson', '--out', file], { environment })
    const verified = await runCli(['audit-verify', file, '--public-key', keyFile])
    assert.equal(verified.code, 1)
    assert.match(verified.stdout + verified.stderr, /between leaf 36 and leaf 44/)
    await testApp.close()
  })

  it('deletes a row and its leaf, moves the others up, and is found', async () => {
    const deleted = ids[30] ?? ''
    await testApp.sql('DELETE FROM audit_events WHERE id = $1', [deleted])
    await testApp.sql('DELETE FROM audit_leaves WHERE event_id = $1', [deleted])
    await testApp.sql('ALTER TABLE audit_leaves DROP CONSTRAINT audit_leaves_leaf_index_check')
    await testApp.sql('UPDATE audit_leaves SET leaf_index = -leaf_index WHERE leaf_index > 30')
    await testApp.sql('UPDATE audit_leaves SET leaf_index = -leaf_index - 1 WHERE leaf_index < 0')
    await writeTreeAnew(testApp)
    await testApp.services.trail.append({ event: 'system.started', outcome: 'success' })
    await assert.rejects(testApp.services.sealing.sealNow(), { name: 'TreeBrokenError' })
    assert.ok((await found()).length > 0)
    await testApp.close()
  })

  it('cuts the end off, and is found by a server that starts afterwards, because the witness file has it', async () => {
    await testApp.sql('DELETE FROM audit_leaves WHERE leaf_index >= 45')
    await testApp.sql('DELETE FROM audit_checkpoints WHERE size > 45')
    await testApp.sql('DELETE FROM audit_nodes WHERE (node_index + 1) * 16 > 45')
    await testApp.sql(
      'DELETE FROM audit_events e WHERE NOT EXISTS (SELECT FROM audit_leaves WHERE event_id = e.id)',
    )
    await restarted((services) =>
      assert.rejects(services.sealing.sealNow(), {
        name: 'TreeBrokenError',
        message: /72 were signed as the witness file/,
      }),
    )
    await testApp.close()
  })

  it('throws the tree away, exchanges the keys and lets the forged log be signed from the start, and is found', async () => {
    await testApp.sql("UPDATE audit_events SET actor_name = 'Somebody else' WHERE id = $1", [ids[3]])
    for (const table of [
      'audit_key_pins',
      'audit_leaves',
      'audit_nodes',
      'audit_checkpoints',
      'audit_signing_keys',
    ]) {
      await testApp.sql(`ALTER TABLE ${table} DISABLE TRIGGER ALL`)
      await testApp.sql(`DELETE FROM ${table}`)
    }
    await restarted((services) => assert.rejects(services.sealing.sealNow(), { name: 'TreeBrokenError' }))
    await testApp.close()
  })

  it('signs the forgery with a key of their own, put among the keys, and is found', async () => {
    const own = generateKeyPairSync('ed25519').privateKey
    const spki = createPublicKey(own).export({ type: 'spki', format: 'der' })
    await testApp.sql(
      `INSERT INTO audit_signing_keys SELECT encode(sha256($1), 'hex'), origin, $1, NULL, created_at - interval '1 day'
       FROM audit_signing_keys`,
      [spki],
    )
    await testApp.sql("UPDATE audit_events SET actor_name = 'Somebody else' WHERE id = $1", [ids[3]])
    await writeTreeAnew(testApp)
    const { origin } = testApp.services.sealing.key
    for (const { size, root } of await testApp.sql<{ size: string; root: Buffer }>(
      'SELECT size, root FROM audit_checkpoints',
    )) {
      const note = signCheckpoint({ origin, size: Number(size), root }, testApp.clock.now(), own)
      await testApp.sql(
        "UPDATE audit_checkpoints SET note = $2, key_id = encode(sha256($3), 'hex') WHERE size = $1",
        [size, note, spki],
      )
    }
    await assert.rejects(testApp.services.sealing.sealNow(), {
      name: 'TreeBrokenError',
      message: /not signed by a key/,
    })
    assert.ok((await found()).some(({ kind }) => kind === 'signature-wrong'))
    const auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    assert.equal((await auditor.get('/audit/integrity/public-key')).text, readFileSync(keyFile, 'utf8'))
    await restarted((services) => assert.rejects(services.sealing.sealNow(), { name: 'TreeBrokenError' }))
    const printed = await runCli(['audit-public-key'], {
      environment: { ...settings(testApp.urls), ...signing },
    })
    assert.equal(printed.stdout, readFileSync(keyFile, 'utf8'))
    assert.match(printed.stderr, /not of this installation/)
    await testApp.close()
  })

  it('puts leaves past the end, so that rows would never be signed, and is found', async () => {
    const hidden = newId()
    await testApp.sql(
      `INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome)
       VALUES ($1, '2026-03-04T09:00:00Z', 'sign-out', 'sign-in', 'info', 'success')`,
      [hidden],
    )
    await testApp.sql(
      "INSERT INTO audit_leaves VALUES (5000000, '2026-03-04T09:00:00Z', $1, sha256('planted'))",
      [hidden],
    )
    await assert.rejects(testApp.services.sealing.sealNow(), {
      name: 'TreeBrokenError',
      message: /past the 72 rows/,
    })
    const past = (await found()).find(({ kind }) => kind === 'leaf-past-the-tree')
    assert.deepEqual(past?.ids, [hidden])
    await testApp.close()
  })
})

describe('the witness file', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startTestApp()
    await fill(testApp)
  })
  after(() => testApp.close())

  const name = () => testApp.services.witness?.name ?? ''
  const notes = async () =>
    (await testApp.sql<{ note: string }>('SELECT note FROM audit_checkpoints ORDER BY size')).map(
      ({ note }) => note,
    )

  it('is kept without any setting, and has every checkpoint once', async () => {
    assert.equal(readFileSync(name(), 'utf8'), (await notes()).map((note) => `${note}\n`).join(''))
    const auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    await testApp.services.sealing.sealNow()
    assert.match((await auditor.get('/audit/integrity')).text, /Witness file/)
  })

  it('is gone on with after a write that was cut off', async () => {
    const whole = readFileSync(name(), 'utf8')
    writeFileSync(name(), whole.slice(0, -30))
    await testApp.services.trail.append({ event: 'system.started', outcome: 'success' })
    await testApp.services.sealing.sealNow()
    await verifyLog(testApp.services)
    const [last] = await readVerifications(testApp.services.prepared, 1)
    assert.deepEqual(last?.findings, [])
    for (const note of await notes()) {
      assert.ok(readFileSync(name(), 'utf8').includes(note))
    }
  })

  it('tells officers when it was cut or removed, and is written again', async () => {
    rmSync(name())
    await testApp.services.trail.append({ event: 'system.started', outcome: 'success' })
    await testApp.services.sealing.sealNow()
    assert.equal((await auditRows(testApp, 'audit.witness-lost')).length, 2)
    await testApp.services.sealing.sealNow()
    assert.equal(readFileSync(name(), 'utf8'), (await notes()).map((note) => `${note}\n`).join(''))
    const alerts = await testApp.sql("SELECT FROM alerts WHERE kind = 'audit-witness-lost'")
    assert.equal(alerts.length, 2)
  })
})
