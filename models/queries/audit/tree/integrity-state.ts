import { QueryTypes, type Sequelize, type Transaction } from 'sequelize'
import type { PreparedQueries, RunsStatements } from '../../../prepared.ts'

/** More than so many waiting rows are not counted. */
export const mostWaiting = 10_000

// Asked row by row: a join would read every leaf there is.
const noLeaf = `(
  SELECT l.leaf_index FROM audit_leaves l WHERE l.event_id = e.id AND l.occurred_at = e.occurred_at) IS NULL`

const waiting = {
  name: 'audit-rows-waiting',
  text: `SELECT count(*)::int AS waiting FROM (
      (SELECT FROM audit_events e
        WHERE e.transaction_id = ANY (ARRAY(SELECT pg_snapshot_xip($1::pg_snapshot))) AND ${noLeaf} LIMIT $3)
      UNION ALL
      (SELECT FROM audit_events e
        WHERE e.transaction_id >= pg_snapshot_xmax($1::pg_snapshot) AND ${noLeaf} LIMIT $3)
      UNION ALL
      (SELECT FROM audit_events e WHERE $2 AND e.transaction_id IS NULL AND ${noLeaf} LIMIT $3)
    ) AS rows`,
}

/** How many rows are no leaves yet, up to `mostWaiting`. @param seen what the newest checkpoint saw, if all older rows are in */
export async function countWaiting(prepared: PreparedQueries, seen: string | null): Promise<number> {
  const row = await prepared.one<{ waiting: number }>(waiting, [seen ?? '1:1:', seen === null, mostWaiting])
  return Math.min(row.waiting, mostWaiting)
}

const progress = {
  name: 'audit-witness-progress',
  text: 'SELECT receiver, size::float8 AS size, sent_at AS "sentAt" FROM audit_witness_progress',
}

/** Up to which checkpoint a receiver outside has had them. */
export type WitnessProgress = { readonly receiver: string; readonly size: number; readonly sentAt: Date }

/** Up to which checkpoint each receiver outside has had them. */
export const readWitnessProgress = (prepared: PreparedQueries): Promise<WitnessProgress[]> =>
  prepared.run(progress, [])

/** Asks for a verification that nobody asked for, unless one waits to begin. */
export async function askForVerificationAtStart(sequelize: Sequelize): Promise<void> {
  await sequelize.query(
    `SELECT (graphile_worker.add_job('verify-audit-log', '{}', max_attempts := 1, job_key := 'verify-audit-log-at-start')).id`,
    { type: QueryTypes.SELECT },
  )
}

const underWay = {
  name: 'verification-under-way',
  text: `SELECT asked_by AS by, asked_at AS at FROM audit_verifications
    WHERE finished_at IS NULL AND asked_at > $1::timestamptz - interval '6 hours'
    ORDER BY asked_at DESC, id DESC LIMIT 1`,
}

/** Who has asked for the verification that is under way, and when; undefined where there is none. */
export async function readVerificationUnderWay(
  statements: RunsStatements,
  at: Date,
): Promise<{ readonly by: string | null; readonly at: Date } | undefined> {
  const [row] = await statements.run<{ by: string | null; at: Date }>(underWay, [at])
  return row
}

/**
 * Puts a verification on record that somebody asks for, and its job, in their transaction. Those who ask at once take turns.
 * @returns false where one is under way
 */
export async function askForVerification(
  sequelize: Sequelize,
  transaction: Transaction,
  asked: { id: string; by: { id: string; name: string }; at: Date },
): Promise<boolean> {
  await sequelize.query(`SELECT pg_advisory_xact_lock(hashtextextended('audit-verification', 0))`, {
    transaction,
  })
  const rows = await sequelize.query<{ id: string }>(
    `WITH added AS (
       INSERT INTO audit_verifications (id, asked_by, asked_by_name, asked_at, size)
       SELECT $1, $2, $3, $4, coalesce((SELECT max(size) FROM audit_checkpoints), 0)
       WHERE NOT EXISTS (SELECT FROM audit_verifications
         WHERE finished_at IS NULL AND asked_at > $4::timestamptz - interval '6 hours')
       RETURNING id)
     SELECT (graphile_worker.add_job('verify-audit-log', json_build_object('id', id), max_attempts := 1)).id FROM added`,
    {
      bind: [asked.id, asked.by.id, asked.by.name, asked.at],
      transaction,
      type: QueryTypes.SELECT,
    },
  )
  return rows.length > 0
}
