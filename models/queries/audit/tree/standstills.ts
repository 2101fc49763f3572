import type pg from 'pg'

/** Something about the audit log that should go on and does not, and since when. */
export type Standstill = {
  readonly what: 'sealing' | 'shipping' | 'witnessing'
  /** Absent for sealing. */
  readonly receiver: string | null
  readonly since: Date
}

// Asked row by row: a join would read every leaf there is.
const noLeaf = `(
  SELECT l.leaf_index FROM audit_leaves l WHERE l.event_id = e.id AND l.occurred_at = e.occurred_at) IS NULL`

const waiting = (condition: string) =>
  `(SELECT e.occurred_at FROM audit_events e WHERE ${condition} AND ${noLeaf} AND e.occurred_at < $1 LIMIT 1)`

/** What a receiver has not had, and was signed before the moment: since when it waits; null where nothing does. */
const unsent = (from: string) => `CASE WHEN sent_at IS NULL OR sent_at < $1 THEN
    (SELECT c.sealed_at FROM audit_checkpoints c WHERE c.size > ${from} ORDER BY c.size LIMIT 1) END`

/**
 * $1: what has waited since before this moment stands still; $2: receivers of rows; $3: receivers of checkpoints. A log that
 * is sealed batch by batch does not stand still, however much waits; nor does a receiver that takes something.
 */
export const standstillsText = `
  WITH last AS (SELECT size, sealed_at, coalesce(seen, '1:1:') AS snapshot, seen IS NULL AS older
      FROM audit_checkpoints ORDER BY size DESC LIMIT 1),
    state AS (SELECT sealed_at, snapshot, older FROM last
      UNION ALL SELECT NULL, '1:1:'::pg_snapshot, true WHERE NOT EXISTS (SELECT FROM last)),
    found AS (
      SELECT 'sealing' AS what, NULL AS receiver, CASE WHEN state.sealed_at IS NULL OR state.sealed_at < $1 THEN (
        SELECT min(occurred_at) FROM (
          ${waiting('e.transaction_id = ANY (ARRAY(SELECT pg_snapshot_xip(state.snapshot)))')} UNION ALL
          ${waiting('e.transaction_id >= pg_snapshot_xmax(state.snapshot)')} UNION ALL
          ${waiting('state.older AND e.transaction_id IS NULL')}) AS rows) END AS since
      FROM state
      UNION ALL
      SELECT 'shipping', receiver, ${unsent('next_leaf')} FROM audit_shipments WHERE receiver = ANY ($2::text[])
      UNION ALL
      SELECT 'witnessing', receiver, ${unsent('audit_witness_progress.size')} FROM audit_witness_progress
        WHERE receiver = ANY ($3::text[])
      UNION ALL
      SELECT 'witnessing', receiver, (SELECT min(sealed_at) FROM audit_checkpoints) FROM unnest($3::text[]) AS receiver
        WHERE receiver NOT LIKE 'file:%' AND receiver NOT IN (SELECT p.receiver FROM audit_witness_progress p)
    )
  SELECT what, receiver, since FROM found WHERE since < $1 ORDER BY what, receiver`

/** What stands still. @param ask runs a statement */
export const readStandstills = (
  ask: <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]) => Promise<Row[]>,
  asked: {
    readonly before: Date
    readonly shipping: readonly string[]
    readonly witnesses: readonly string[]
  },
): Promise<Standstill[]> => ask<Standstill>(standstillsText, [asked.before, asked.shipping, asked.witnesses])
