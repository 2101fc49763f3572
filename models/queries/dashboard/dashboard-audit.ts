import type { Outcome, Severity } from '../../../server/audit/events.ts'
import type { PreparedQueries } from '../../prepared.ts'
import type { Verification } from '../audit/tree/verifications.ts'

/** What somebody did once or several times, and that is more than routine. */
export type NotableEvent = {
  /** Of the newest. */
  readonly id: string
  readonly occurred_at: string
  readonly times: number
  readonly event: string
  readonly severity: Severity
  readonly outcome: Outcome
  readonly actor_name: string | null
}

/** What an auditor's dashboard shows. */
export type AuditFigures = {
  readonly events: number
  readonly refused: number
  readonly failed_sign_ins: number
  readonly emergencies: number
  readonly reviews_due: number
  /** The newest verification of the log. */
  readonly verification: { readonly asked_at: string; readonly outcome: Verification['outcome'] } | null
  /** How many there are of them. */
  readonly notable_total: number
  readonly notable: readonly NotableEvent[]
}

const statement = {
  name: 'dashboard-audit',
  text: `
    WITH notable AS MATERIALIZED (
      SELECT (array_agg(id ORDER BY occurred_at DESC, id DESC))[1] AS id, max(occurred_at) AS occurred_at,
        count(*)::integer AS times, event, severity, outcome, actor_name
      FROM audit_events
      WHERE severity IN ('warning', 'critical', 'emergency') AND (grant_id IS NULL OR category = 'emergency-access')
        AND occurred_at > $3 AND occurred_at <= $2
      GROUP BY event, severity, outcome, actor_id, actor_name)
    SELECT
      (SELECT count(*)::integer FROM audit_events WHERE occurred_at > $1 AND occurred_at <= $2) AS events,
      (SELECT count(*)::integer FROM audit_events
        WHERE outcome = 'refused' AND occurred_at > $1 AND occurred_at <= $2) AS refused,
      (SELECT count(*)::integer FROM audit_events
        WHERE event IN ('sign-in.failed', 'sign-in.limited', 'second-factor.failed')
          AND occurred_at > $1 AND occurred_at <= $2) AS failed_sign_ins,
      (SELECT count(*)::integer FROM emergency_grants WHERE starts_at > $1) AS emergencies,
      (SELECT count(*)::integer FROM emergency_grants g
        WHERE NOT EXISTS (SELECT FROM emergency_reviews v WHERE v.grant_id = g.id)) AS reviews_due,
      (SELECT row_to_json(v) FROM (
        SELECT asked_at, outcome FROM audit_verifications ORDER BY asked_at DESC, id DESC LIMIT 1) v) AS verification,
      (SELECT count(*)::integer FROM notable) AS notable_total,
      (SELECT coalesce(json_agg(s), '[]') FROM (
        SELECT * FROM notable ORDER BY occurred_at DESC, id LIMIT $4) s) AS notable`,
}

/**
 * Counts what happened since a moment, and finds what is more than routine, the newest first: each event once for each
 * person, and what was opened under emergency access by its beginning and end only.
 * @param asked.notableSince how far back those are looked for
 */
export async function readAuditFigures(
  prepared: PreparedQueries,
  asked: { since: Date; until: Date; notableSince: Date; limit: number },
): Promise<AuditFigures> {
  const { since, until, notableSince, limit } = asked
  return prepared.one<AuditFigures>(statement, [since, until, notableSince, limit])
}
