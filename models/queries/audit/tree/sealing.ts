import type pg from 'pg'
import { asText, leafColumns, type LeafRow } from './audit-leaf.ts'

/** Any number does, as long as every process of MedGuard asks for the same one. */
const lockNumber = 7_315_002

/** How far sealing has come; null before anything was sealed. */
export type SealState = {
  readonly size: number
  readonly root: Buffer | null
  /** The signed note of the newest checkpoint: what is believed of it. */
  readonly note: string | null
  /** Whether leaves stand past the end of the signed tree. */
  readonly leavesPast: boolean
  /** The database server as it is now, and as it was at the last checkpoint. */
  readonly clusterId: string
  readonly sealedOnCluster: string | null
  /** What this moment sees. */
  readonly now: string
  readonly seen: string | null
  readonly pass: string | null
  readonly afterTransaction: string | null
  readonly afterOccurredAt: string | null
  readonly afterId: string | null
  /** Whether transaction numbers are lower than at the last checkpoint: this is a restored copy. */
  readonly numbersAnew: boolean
}

/**
 * Takes the right to seal until the transaction ends. One of the transaction, not of the session, so that it holds
 * through a connection pooler.
 * @param wait how long to wait for it (milliseconds); 0 does not
 */
export async function lockSealing(client: pg.Client, wait: number): Promise<boolean> {
  if (wait === 0) {
    const { rows } = await client.query<{ locked: boolean }>(
      `SELECT pg_try_advisory_xact_lock(${lockNumber}) AS locked`,
    )
    return rows[0]?.locked === true
  }
  await client.query(`SET LOCAL lock_timeout = ${Math.ceil(wait)}`)
  await client.query(`SELECT pg_advisory_xact_lock(${lockNumber})`)
  return true
}

const stateText = `
  SELECT coalesce(c.size, 0)::float8 AS size, c.root, c.note,
    EXISTS (SELECT FROM audit_leaves WHERE leaf_index >= coalesce(c.size, 0)) AS "leavesPast", system.id AS "clusterId", c.cluster_id::text AS "sealedOnCluster",
    pg_current_snapshot()::text AS now, c.seen::text AS seen, c.pass::text AS pass,
    c.after_transaction::text AS "afterTransaction", c.after_occurred_at::text AS "afterOccurredAt",
    c.after_id AS "afterId",
    coalesce(pg_snapshot_xmax(pg_current_snapshot()) < pg_snapshot_xmax(coalesce(c.pass, c.seen)), false) AS "numbersAnew"
  FROM (SELECT system_identifier::text AS id FROM pg_control_system()) AS system
  LEFT JOIN (SELECT * FROM audit_checkpoints ORDER BY size DESC LIMIT 1) AS c ON true`

/** How far sealing has come. */
export async function readSealState(client: pg.Client): Promise<SealState> {
  const { rows } = await client.query<SealState>(stateText)
  const [state] = rows
  if (state === undefined) {
    throw new Error('the state of sealing could not be read')
  }
  return state
}

/** A row to be sealed: its transaction, then its leaf's columns. */
export type UnsealedRow = readonly [transaction: string | null, ...leaf: LeafRow]

async function rowsOf(client: pg.Client, text: string, values: unknown[]): Promise<UnsealedRow[]> {
  const { rows } = await client.query<[string | null, ...(string | null)[]]>({
    text,
    values,
    rowMode: 'array',
    types: asText,
  })
  return rows
}

const noLeaf = `NOT EXISTS (
  SELECT FROM audit_leaves l WHERE l.event_id = e.id AND l.occurred_at = e.occurred_at)`

// The same, but asked row by row: against the few rows of a batch, a join would read every leaf there is.
const noLeafFound = `(
  SELECT l.leaf_index FROM audit_leaves l WHERE l.event_id = e.id AND l.occurred_at = e.occurred_at) IS NULL`

/**
 * Lets the rows of a batch come in the order of an index: what planners estimate for a few thousand rows of many would
 * sort the whole backlog for each batch.
 */
const byIndex = ['sort', 'incremental_sort', 'seqscan', 'bitmapscan']
  .map((way) => `SET LOCAL enable_${way} = off`)
  .join('; ')

/** Rows from before there was a tree, in the order of their times. @param after null: from the first */
export async function readOlderRows(
  client: pg.Client,
  after: { occurredAt: string; id: string } | null,
  limit: number,
): Promise<UnsealedRow[]> {
  await client.query(byIndex)
  return rowsOf(
    client,
    `SELECT e.transaction_id, ${leafColumns} FROM audit_events e
     WHERE e.transaction_id IS NULL ${after === null ? '' : 'AND (e.occurred_at, e.id) > ($2, $3)'}
     ORDER BY e.occurred_at, e.id LIMIT $1`,
    after === null ? [limit] : [limit, after.occurredAt, after.id],
  )
}

/**
 * Rows of transactions that one snapshot sees and an earlier one does not: those that were under way then, and those
 * that began after it. Rows of transactions that were rolled back are not there to be found.
 * @param range.seen null: before everything
 */
export async function readRowsBetween(
  client: pg.Client,
  range: { seen: string | null; pass: string; after: { transaction: string; id: string } | null },
  limit: number,
): Promise<UnsealedRow[]> {
  const { seen, pass, after } = range
  const place = after === null ? '' : 'AND (e.transaction_id, e.id) > ($4::xid8, $5::uuid)'
  const branch = (condition: string) =>
    `(SELECT e.* FROM audit_events e WHERE ${condition} ${place} AND pg_visible_in_snapshot(e.transaction_id, $2)
      AND ${noLeafFound} ORDER BY e.transaction_id, e.id LIMIT $3)`
  await client.query(byIndex)
  return rowsOf(
    client,
    `SELECT e.transaction_id, ${leafColumns} FROM (
       ${branch('e.transaction_id = ANY (ARRAY(SELECT pg_snapshot_xip($1::pg_snapshot)))')}
       UNION ALL
       ${branch('e.transaction_id >= pg_snapshot_xmax($1::pg_snapshot) AND e.transaction_id < pg_snapshot_xmax($2::pg_snapshot)')}
     ) e ORDER BY e.transaction_id, e.id LIMIT $3`,
    [seen ?? '1:1:', pass, limit, ...(after === null ? [] : [after.transaction, after.id])],
  )
}

/** Rows without a leaf that a snapshot sees, found by looking at all: for a database whose transactions count anew. */
export function readRowsWithoutLeaf(client: pg.Client, limit: number): Promise<UnsealedRow[]> {
  return rowsOf(
    client,
    `SELECT e.transaction_id, ${leafColumns} FROM audit_events e WHERE ${noLeaf}
     ORDER BY e.occurred_at, e.id LIMIT $1`,
    [limit],
  )
}
