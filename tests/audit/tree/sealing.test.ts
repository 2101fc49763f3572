import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { newId } from '../../../models/new-id.ts'
import { asText, leafColumns } from '../../../models/queries/audit/tree/audit-leaf.ts'
import { leafHash, leafText } from '../../../server/audit/log/leaf.ts'
import { openCheckpoint } from '../../../server/audit/tree/checkpoint.ts'
import { rangeHashes } from '../../../server/audit/tree/stored-tree.ts'
import { cover, width } from '../../../server/audit/tree/cover.ts'
import { TreeFold } from '../../../server/audit/tree/tree-fold.ts'
import { openPool } from '../../support/database.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'

const insert = `INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome, details)
  SELECT id, clock_timestamp(), 'sign-out', 'sign-in', 'info', 'success', jsonb_build_object('by', $2::int)
  FROM unnest($1::uuid[]) AS id`

/** Adds rows in a transaction of its own. */
const add = (client: pg.Client | pg.Pool, count: number, by = 0) =>
  client.query(insert, [Array.from({ length: count }, newId), by])

/** The hashes of all leaves as the rows say, in leaf order; fails where rows and leaves are not one to one. */
async function leavesOf(testApp: TestApp): Promise<Buffer[]> {
  const pool = testApp.services.database.pool
  const { rows } = await pool.query<(string | null)[]>({
    text: `SELECT l.leaf_index, encode(l.hash, 'hex'), ${leafColumns} FROM audit_events e
      FULL JOIN audit_leaves l ON l.event_id = e.id AND l.occurred_at = e.occurred_at ORDER BY l.leaf_index`,
    rowMode: 'array',
    types: asText,
  })
  return rows.map(([index, stored, ...row], place) => {
    assert.equal(Number(index), place)
    const hash = leafHash(leafText(row))
    assert.equal(hash.toString('hex'), stored)
    return hash
  })
}

function rootOf(hashes: readonly Buffer[]): Buffer {
  const fold = new TreeFold()
  for (const hash of hashes) {
    fold.add(hash)
  }
  return fold.root()
}

/** Every row is a leaf exactly once, every checkpoint is true and signed, every stored node is that of its leaves. */
async function checkTree(testApp: TestApp): Promise<number> {
  const hashes = await leavesOf(testApp)
  const [key] = await testApp.sql<{ public_key: Buffer }>('SELECT public_key FROM audit_signing_keys')
  const publicKey = createPublicKey({ key: key?.public_key ?? Buffer.alloc(0), format: 'der', type: 'spki' })
  const checkpoints = await testApp.sql<{ size: string; root: Buffer; note: string }>(
    'SELECT size, root, note FROM audit_checkpoints ORDER BY size',
  )
  for (const { size, root, note } of checkpoints) {
    assert.deepEqual(rootOf(hashes.slice(0, Number(size))), root)
    const said = openCheckpoint(note, publicKey)
    assert.equal(said?.size, Number(size))
    assert.deepEqual(said?.root, root)
  }
  assert.equal(Number(checkpoints.at(-1)?.size ?? 0), hashes.length)
  const nodes = await testApp.sql<{ level: number; node_index: string; hash: Buffer }>(
    'SELECT * FROM audit_nodes',
  )
  assert.equal(
    nodes.length,
    [4, 8, 12].reduce((sum, level) => sum + Math.floor(hashes.length / width(level)), 0),
  )
  for (const { level, node_index: index, hash } of nodes) {
    assert.deepEqual(
      rootOf(hashes.slice(Number(index) * width(level), (Number(index) + 1) * width(level))),
      hash,
    )
  }
  return hashes.length
}

describe('sealing the audit log', () => {
  let testApp: TestApp
  let owner: pg.Pool
  before(async () => {
    testApp = await startTestApp()
    owner = openPool(testApp.urls.ownerUrl, 40)
  })
  after(async () => {
    await owner.end()
    await testApp.close()
  })

  it('makes one leaf of every row, older ones first, and signs the tree', async () => {
    // Rows from before there was a tree have no transaction on record.
    await testApp.sql('ALTER TABLE audit_events DROP CONSTRAINT audit_events_transaction_known')
    await testApp.sql('ALTER TABLE audit_events ALTER COLUMN transaction_id DROP DEFAULT')
    await add(owner, 6_200)
    await testApp.sql('ALTER TABLE audit_events ALTER COLUMN transaction_id SET DEFAULT pg_current_xact_id()')
    await add(owner, 30)
    assert.equal(await testApp.services.sealing.sealNow(), 6_230)
    assert.equal(await testApp.services.sealing.sealNow(), 6_230)
    assert.equal(await checkTree(testApp), 6_230)
    await add(owner, 1)
    assert.equal(await testApp.services.sealing.sealNow(), 6_231)
    assert.equal(await checkTree(testApp), 6_231)
    const order = await testApp.sql<{ late: boolean }>(
      `SELECT e.transaction_id IS NULL AND l.leaf_index >= 6200 AS late FROM audit_events e
       JOIN audit_leaves l ON l.event_id = e.id WHERE e.transaction_id IS NULL`,
    )
    assert.ok(order.every(({ late }) => !late))
  })

  it('neither waits for a transaction that stays open nor misses its rows, and takes no row that was rolled back', async () => {
    const slow = await owner.connect()
    const undone = await owner.connect()
    await slow.query('BEGIN')
    await undone.query('BEGIN')
    await add(slow, 3)
    await add(undone, 2)
    const size = await testApp.services.sealing.sealNow()
    await add(owner, 5)
    assert.equal(await testApp.services.sealing.sealNow(), size + 5)
    await undone.query('ROLLBACK')
    await add(owner, 1)
    assert.equal(await testApp.services.sealing.sealNow(), size + 6)
    await slow.query('COMMIT')
    assert.equal(await testApp.services.sealing.sealNow(), size + 9)
    slow.release()
    undone.release()
    await checkTree(testApp)
  })

  it('seals a row before those of transactions that began after it was committed', async () => {
    const ids = [newId(), newId(), newId()].toReversed()
    for (const id of ids) {
      await owner.query(insert, [[id], 0])
    }
    await testApp.services.sealing.sealNow()
    const rows = await testApp.sql<{ event_id: string }>(
      'SELECT event_id FROM audit_leaves ORDER BY leaf_index DESC LIMIT 3',
    )
    assert.deepEqual(
      rows.map((row) => row.event_id),
      ids.toReversed(),
    )
  })

  it('has every row exactly once after 32 connections wrote, stayed open and rolled back while two were sealing', async () => {
    const state = { writing: true }
    const sealers = [testApp.services.sealing, testApp.services.sealing].map(async (sealing) => {
      while (state.writing) {
        await sealing.sealNow()
      }
    })
    const writers = Array.from({ length: 32 }, async (_, by) => {
      const client = await owner.connect()
      for (let turn = 0; turn < 12; turn += 1) {
        await client.query('BEGIN')
        await add(client, 1 + ((by + turn) % 4), by)
        if ((by + turn) % 5 === 0) {
          await client.query('SELECT pg_sleep(0.03)')
        }
        await add(client, 1, by)
        await client.query((by * turn) % 7 === 3 ? 'ROLLBACK' : 'COMMIT')
      }
      client.release()
    })
    await Promise.all(writers)
    state.writing = false
    await Promise.all(sealers)
    await testApp.services.sealing.sealNow()
    const [count] = await testApp.sql<{ count: string }>('SELECT count(*) FROM audit_events')
    assert.equal(await checkTree(testApp), Number(count?.count))
  })

  it('goes on in another process when the one that was sealing dies', async () => {
    await add(owner, 20)
    const dying = new pg.Client({ connectionString: testApp.urls.ownerUrl })
    dying.on('error', () => {})
    await dying.connect()
    await dying.query('BEGIN')
    await dying.query('SELECT pg_advisory_xact_lock(7315002)')
    await dying.query(
      `INSERT INTO audit_leaves SELECT coalesce(max(leaf_index), -1) + 1, now(), gen_random_uuid(), sha256('') FROM audit_leaves`,
    )
    const [me] = (await dying.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows
    const waiting = testApp.services.sealing.sealNow()
    await owner.query('SELECT pg_terminate_backend($1)', [me?.pid])
    await waiting
    await dying.end().catch(() => undefined)
    await checkTree(testApp)
  })

  it('finds what has no leaf yet in a copy that was restored where transactions are counted anew', async () => {
    await testApp.sql('ALTER TABLE audit_checkpoints DISABLE TRIGGER ALL')
    await testApp.sql(
      `UPDATE audit_checkpoints SET seen = '900000000:900000000:', cluster_id = 1
       WHERE size = (SELECT max(size) FROM audit_checkpoints)`,
    )
    const size = await checkTree(testApp)
    await add(owner, 7)
    assert.equal(await testApp.services.sealing.sealNow(), size + 7)
    await add(owner, 2)
    assert.equal(await testApp.services.sealing.sealNow(), size + 9)
    await checkTree(testApp)
  })

  it('gives the hashes of any ranges in one go', async () => {
    const hashes = await leavesOf(testApp)
    const ranges = [
      [0, hashes.length],
      [1, 2],
      [15, 300],
      [16, 4_112],
      [5_000, 5_000],
      [77, 6_001],
    ].map(([from = 0, to = 0]) => ({ from, to }))
    const found = await rangeHashes(owner, ranges)
    assert.deepEqual(
      found,
      ranges.map(({ from, to }) =>
        cover(from, to).map(({ level, index }) =>
          rootOf(hashes.slice(index * width(level), (index + 1) * width(level))),
        ),
      ),
    )
    await assert.rejects(rangeHashes(owner, [{ from: 0, to: hashes.length + 1 }]), {
      name: 'TreeBrokenError',
    })
  })

  it('lets the application add to the proof, and change nothing of it', async () => {
    const app = new pg.Client({ connectionString: testApp.urls.appUrl })
    await app.connect()
    for (const table of [
      'audit_leaves',
      'audit_nodes',
      'audit_checkpoints',
      'audit_signing_keys',
      'audit_closed_months',
    ]) {
      const [column] = await testApp.sql<{ name: string }>(
        `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1`,
        [table],
      )
      for (const statement of [
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
        `UPDATE ${table} SET ${column?.name} = ${column?.name}`,
        `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
      ]) {
        await assert.rejects(app.query(statement), { code: '42501' }, statement)
      }
    }
    const own = `INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome, transaction_id)
      VALUES (gen_random_uuid(), now(), 'sign-out', 'sign-in', 'info', 'success', '5')`
    await assert.rejects(app.query(own), { code: '42501' })
    await app.end()
    await testApp.sql('ALTER TABLE audit_checkpoints ENABLE TRIGGER ALL')
    await assert.rejects(testApp.sql('DELETE FROM audit_checkpoints'), { code: '42501' })
    await assert.rejects(testApp.sql('TRUNCATE audit_leaves'), { code: '42501' })
  })

  it('does not go on with a tree that is not the one that was signed, and raises the alarm', async () => {
    await testApp.sql('ALTER TABLE audit_leaves DISABLE TRIGGER ALL')
    await testApp.sql(
      `UPDATE audit_leaves SET hash = sha256('forged') WHERE leaf_index = (SELECT max(leaf_index) FROM audit_leaves)`,
    )
    await add(owner, 1)
    await assert.rejects(testApp.services.sealing.sealNow(), { name: 'TreeBrokenError' })
    await testApp.services.sealing.stop()
    const alerts = await testApp.sql(
      "SELECT * FROM alerts WHERE kind = 'audit-log-altered' AND severity = 'emergency'",
    )
    assert.equal(alerts.length, 1)
  })
})
