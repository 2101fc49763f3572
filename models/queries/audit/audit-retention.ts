import type pg from 'pg'
import type { PreparedQueries } from '../../prepared.ts'

/** A month of the audit log whose time is over. */
export type DueMonth = {
  /** Its first day. */
  readonly month: string
  /** How many rows it has, once it is closed. */
  readonly rows: number | null
  /** Whether a legal hold stops its removal. */
  readonly held: boolean
  readonly firstLeaf: number | null
  readonly lastLeaf: number | null
}

// A hold on a patient holds every month in which the patient is named.
const held = (first: string) => `EXISTS (SELECT FROM audit_legal_holds h WHERE h.lifted_at IS NULL AND (
  h.patient_id IS NULL OR EXISTS (SELECT FROM audit_events e
    WHERE e.occurred_at >= ${first}::date::timestamp AT TIME ZONE 'UTC'
      AND e.occurred_at < (${first}::date + interval '1 month') AT TIME ZONE 'UTC'
      AND (e.patient_id = h.patient_id OR e.patient_ids @> ARRAY[h.patient_id]))))`

const due = {
  name: 'due-audit-months',
  text: `SELECT months.month::text AS month, c.rows::float8 AS rows, ${held('months.month')} AS held,
      range.first::float8 AS "firstLeaf", range.last::float8 AS "lastLeaf"
    FROM (SELECT to_date(right(relname, 7), 'YYYY_MM') AS month FROM pg_inherits
      JOIN pg_class ON pg_class.oid = inhrelid
      WHERE inhparent = 'audit_events'::regclass AND relname ~ '^audit_events_[0-9]{4}_[0-9]{2}$') AS months
    LEFT JOIN audit_closed_months c ON c.month = months.month
    LEFT JOIN LATERAL (SELECT min(leaf_index) AS first, max(leaf_index) AS last FROM audit_leaves l
      WHERE l.occurred_at >= months.month::timestamp AT TIME ZONE 'UTC'
        AND l.occurred_at < (months.month + interval '1 month') AT TIME ZONE 'UTC') AS range ON c.month IS NOT NULL
    WHERE months.month + interval '1 month' <= $1::timestamptz AT TIME ZONE 'UTC'
    ORDER BY months.month`,
}

/** The months that ended before a moment and still have their rows, the oldest first. */
export const readDueMonths = (prepared: PreparedQueries, before: Date): Promise<DueMonth[]> =>
  prepared.run<DueMonth>(due, [before])

/** A month whose rows were removed after their export. */
export type RemovedMonth = {
  /** Such as 2015-03. */
  readonly month: string
  readonly rows: number
  readonly firstLeaf: number
  readonly lastLeaf: number
  readonly archive: string
  readonly sha256: string
  readonly removedAt: Date
}

// The event of the removal stands in the tree: without it, rows that are gone were not removed but deleted.
const removed = {
  name: 'removed-audit-months',
  text: `SELECT to_char(r.month, 'YYYY-MM') AS month, r.rows::float8 AS rows, r.first_leaf::float8 AS "firstLeaf",
      r.last_leaf::float8 AS "lastLeaf", r.archive, r.archive_sha256 AS sha256, r.removed_at AS "removedAt"
    FROM audit_removed_months r LEFT JOIN audit_events v ON v.id = r.event_id
    WHERE (v.event = 'audit.month-removed' AND v.resource_id = to_char(r.month, 'YYYY-MM'))
      OR (v.id IS NULL AND EXISTS (SELECT FROM audit_leaves l WHERE l.event_id = r.event_id))
    ORDER BY r.month`,
}

/** The months that were removed, the oldest first. */
export const readRemovedMonths = (prepared: PreparedQueries): Promise<RemovedMonth[]> =>
  prepared.run<RemovedMonth>(removed, [])

/** Whether a month is held, in the transaction of `client`; nobody can set a hold until that ends. */
export async function isHeldFromNowOn(client: pg.Client, month: string): Promise<boolean> {
  await client.query('LOCK TABLE audit_legal_holds IN SHARE MODE')
  const { rows } = await client.query<{ held: boolean }>(`SELECT ${held('$1')} AS held`, [month])
  return rows[0]?.held !== false
}

/** How many rows a month has. */
export async function countMonth(client: pg.Client, month: string): Promise<number> {
  const { rows } = await client.query<{ rows: number }>(
    `SELECT count(*)::float8 AS rows FROM audit_events WHERE occurred_at >= $1::date::timestamp AT TIME ZONE 'UTC'
      AND occurred_at < ($1::date + interval '1 month') AT TIME ZONE 'UTC'`,
    [month],
  )
  return rows[0]?.rows ?? 0
}

/** Takes a month out of the log and drops it. Only the owner can; triggers refuse single rows to the owner too. */
export async function dropMonth(client: pg.Client, month: string): Promise<void> {
  const partition = `audit_events_${month.slice(0, 7).replace('-', '_')}`
  await client.query(`ALTER TABLE audit_events DETACH PARTITION ${partition}`)
  await client.query(`DROP TABLE ${partition}`)
}

/** Puts on record, for good, that a month is known by its leaves only. */
export async function addRemovedMonth(
  client: pg.Client,
  gone: Omit<RemovedMonth, 'removedAt'> & { eventId: string; at: Date },
): Promise<void> {
  await client.query(
    `INSERT INTO audit_removed_months (month, rows, first_leaf, last_leaf, archive, archive_sha256, event_id, removed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      `${gone.month}-01`,
      gone.rows,
      gone.firstLeaf,
      gone.lastLeaf,
      gone.archive,
      gone.sha256,
      gone.eventId,
      gone.at,
    ],
  )
}
