import type pg from 'pg'
import type { PreparedQueries } from '../../../prepared.ts'
import { asText, leafColumns, type LeafRow } from './audit-leaf.ts'

/** A stored leaf, the id of the row that it names, and that row as it is now; its columns are null where it is gone. */
export type LeafWithRow = {
  readonly index: number
  readonly hash: Buffer
  readonly eventId: string
  readonly row: LeafRow
  /** The month of a row that is gone, such as 2015-03; null where it is there. */
  readonly goneFrom: string | null
}

/** The leaves from number `from`, with their rows. */
export async function readLeaves(client: pg.Client, from: number, limit: number): Promise<LeafWithRow[]> {
  // Each row is looked up by its key; over a few thousand leaves anything else would read the whole log.
  await client.query('SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off')
  const { rows } = await client.query<[string, string, string, string | null, ...(string | null)[]]>({
    text: `SELECT l.leaf_index, encode(l.hash, 'hex'), l.event_id,
        CASE WHEN e.id IS NULL THEN to_char(l.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM') END, ${leafColumns}
      FROM (SELECT * FROM audit_leaves WHERE leaf_index >= $1 ORDER BY leaf_index LIMIT $2) AS l
      LEFT JOIN audit_events e ON e.occurred_at = l.occurred_at AND e.id = l.event_id ORDER BY l.leaf_index`,
    values: [from, limit],
    rowMode: 'array',
    types: asText,
  })
  return rows.map(([index, hash, eventId, goneFrom, ...row]) => ({
    index: Number(index),
    hash: Buffer.from(hash, 'hex'),
    eventId,
    row,
    goneFrom,
  }))
}

export type StoredCheckpoint = {
  readonly size: number
  readonly root: Buffer
  readonly note: string
  readonly keyId: string
  readonly sealedAt: Date
  readonly seen: string | null
}

const columns = `size::float8 AS size, root, note, key_id AS "keyId", sealed_at AS "sealedAt", seen::text AS seen`

const lastCheckpoint = {
  name: 'last-audit-checkpoint',
  text: `SELECT ${columns} FROM audit_checkpoints ORDER BY size DESC LIMIT 1`,
}

const checkpointOfSize = {
  name: 'audit-checkpoint-of-size',
  text: `SELECT ${columns} FROM audit_checkpoints WHERE size = $1`,
}

const checkpointsBetween = {
  name: 'audit-checkpoints-between',
  text: `SELECT size::float8 AS size, root, note FROM audit_checkpoints WHERE size > $1 AND size <= $2 ORDER BY size`,
}

// Evenly over the log by the number of rows, and each of the newest: many enough to tell when, few enough to be carried.
const earlierCheckpoints = {
  name: 'earlier-audit-checkpoints',
  text: `SELECT DISTINCT c.size::float8 AS size, c.note FROM (
      SELECT spread.* FROM generate_series(1, $3::int) AS part CROSS JOIN LATERAL (
        SELECT size, note, key_id FROM audit_checkpoints
        WHERE size <= ($1::bigint - 1) * part / $3::int ORDER BY size DESC LIMIT 1) AS spread
      UNION ALL
      (SELECT size, note, key_id FROM audit_checkpoints WHERE size < $1 ORDER BY size DESC LIMIT $4)
    ) AS c WHERE c.key_id = $2 ORDER BY 1`,
}

// Leaves come with the checkpoint that signs them, so one statement sees both or neither: the tree may have grown in the meantime.
const leavesPast = {
  name: 'audit-leaves-past-the-tree',
  text: `SELECT leaf_index::float8 AS leaf, event_id AS id FROM audit_leaves
    WHERE leaf_index >= coalesce((SELECT max(size) FROM audit_checkpoints), 0) ORDER BY leaf_index LIMIT $1`,
}

/** The newest checkpoint. */
export const readLastCheckpoint = async (prepared: PreparedQueries): Promise<StoredCheckpoint | undefined> =>
  (await prepared.run<StoredCheckpoint>(lastCheckpoint, []))[0]

/** The checkpoint of a tree of so many leaves. */
export const readCheckpointOfSize = async (
  prepared: PreparedQueries,
  size: number,
): Promise<StoredCheckpoint | undefined> =>
  (await prepared.run<StoredCheckpoint>(checkpointOfSize, [size]))[0]

/** The notes of trees of more than `from` and at most `to` leaves, and what stands beside them. */
export const readNotesBetween = (
  prepared: PreparedQueries,
  from: number,
  to: number,
): Promise<{ size: number; root: Buffer; note: string }[]> => prepared.run(checkpointsBetween, [from, to])

/** Some of the checkpoints before one, that the same key has signed: spread over the log, and the newest; by their size. */
export const readEarlierCheckpoints = (
  prepared: PreparedQueries,
  last: Pick<StoredCheckpoint, 'size' | 'keyId'>,
  most: { readonly spread: number; readonly newest: number },
): Promise<{ size: number; note: string }[]> =>
  prepared.run(earlierCheckpoints, [last.size, last.keyId, most.spread, most.newest])

/** Leaves that stand past the end of the signed tree, as far as it has come by now. */
export const readLeavesPast = (
  prepared: PreparedQueries,
  limit: number,
): Promise<{ leaf: number; id: string }[]> => prepared.run(leavesPast, [limit])

const newestCheckpoints = {
  name: 'newest-audit-checkpoints',
  text: `SELECT ${columns} FROM audit_checkpoints ORDER BY size DESC LIMIT $1`,
}

/** The newest checkpoints, the newest first. */
export const readNewestCheckpoints = (
  prepared: PreparedQueries,
  limit: number,
): Promise<StoredCheckpoint[]> => prepared.run<StoredCheckpoint>(newestCheckpoints, [limit])

const rowsPastTheTree = {
  name: 'audit-rows-past-the-tree',
  text: `SELECT e.id FROM audit_events e
    WHERE (e.transaction_id IS NULL OR pg_visible_in_snapshot(e.transaction_id, $1::pg_snapshot))
      AND NOT EXISTS (SELECT FROM audit_leaves l WHERE l.event_id = e.id AND l.occurred_at = e.occurred_at)
    ORDER BY e.occurred_at, e.id LIMIT $2`,
}

/** The ids of rows that a checkpoint should have taken, but that are no leaves. @param seen what it saw */
export const readRowsPastTheTree = async (
  prepared: PreparedQueries,
  seen: string,
  limit: number,
): Promise<string[]> =>
  (await prepared.run<{ id: string }>(rowsPastTheTree, [seen, limit])).map(({ id }) => id)
