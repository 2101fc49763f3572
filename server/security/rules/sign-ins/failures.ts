import type { Evidence, Search } from '../detector.ts'
import { ask } from '../openings.ts'

/** How many audit rows an alert names; the audit log has them all. */
const namedEvents = 20

type Row = {
  subject: string
  user_id: string | null
  tries: number
  day: string
  first_at: Date
  last_at: Date
  events: string[]
}

/** What failures are counted by. */
export type CountedBy = keyof typeof subjects

/** Too many failures about one subject within an hour. */
export type Burst = {
  readonly subject: string
  readonly userId: string | null
  readonly day: string
  readonly evidence: Evidence
}

/** What failures are counted by: SQL over a row `e` of the log and its user `u`, null where it does not count. */
const subjects = {
  account: 'u.id::text',
  address: 'host(e.address)',
  everywhere: `'everywhere'`,
} as const

/**
 * Finds where more sign-ins failed within any hour than may: wrong passwords, wrong codes, and tries that were turned away.
 * The hour slides: it is counted back from each failure.
 */
export async function findBursts(search: Search, by: CountedBy, allowed: number): Promise<readonly Burst[]> {
  const user = by === 'account' ? 'w.subject::uuid' : 'NULL::uuid'
  const rows = await ask<Row>(
    search,
    `WITH failures AS (
      SELECT e.id, e.occurred_at, ${subjects[by]} AS subject FROM audit_events e
        LEFT JOIN users u ON u.id = e.actor_id OR (e.actor_id IS NULL AND u.username = e.actor_name)
      WHERE e.occurred_at >= $from::timestamptz - interval '1 hour' AND e.occurred_at < $to
        AND e.event IN ('sign-in.failed', 'sign-in.limited', 'second-factor.failed', 're-authentication.failed')
    ), counted AS (
      SELECT *, count(*) OVER (PARTITION BY subject ORDER BY occurred_at
        RANGE BETWEEN interval '1 hour' PRECEDING AND CURRENT ROW)::integer AS tries
      FROM failures WHERE subject IS NOT NULL
    ), worst AS (
      SELECT DISTINCT ON (subject) subject, tries, occurred_at FROM counted
      WHERE occurred_at >= $from AND tries > $allowed::integer ORDER BY subject, tries DESC, occurred_at
    )
    SELECT w.subject, ${user} AS user_id, w.tries, (w.occurred_at AT TIME ZONE $zone)::date::text AS day,
      min(c.occurred_at) AS first_at, max(c.occurred_at) AS last_at,
      (array_agg(c.id ORDER BY c.occurred_at DESC, c.id))[1:${namedEvents}] AS events
    FROM worst w JOIN counted c ON c.subject = w.subject
      AND c.occurred_at BETWEEN w.occurred_at - interval '1 hour' AND w.occurred_at
    GROUP BY w.subject, w.tries, w.occurred_at`,
    { allowed },
  )
  return rows.map((row) => ({
    subject: row.subject,
    userId: row.user_id,
    day: row.day,
    evidence: { openings: row.tries, firstAt: row.first_at, lastAt: row.last_at, events: row.events },
  }))
}
