import type { Severity } from '../../../server/audit/events.ts'
import type { PreparedQueries } from '../../prepared.ts'

/** An open alert, without the patient it may be about. */
export type OpenAlert = {
  readonly id: string
  readonly kind: string
  readonly severity: Severity
  readonly raised_at: string
  readonly user_name: string | null
  readonly grant_id: string | null
}

/** What a security officer's dashboard shows. */
export type SecurityFigures = {
  readonly open_alerts: number
  readonly reviews_due: number
  /** Requests for emergency access of others that wait. */
  readonly requests: number
  /** Changes of rights that others proposed and that wait. */
  readonly proposals: number
  readonly open_sessions: number
  readonly failed_sign_ins: number
  readonly alerts: readonly OpenAlert[]
}

const statement = {
  name: 'dashboard-security',
  text: `
    SELECT
      (SELECT count(*)::integer FROM alerts WHERE acknowledged_at IS NULL) AS open_alerts,
      (SELECT count(*)::integer FROM emergency_grants g
        WHERE NOT EXISTS (SELECT FROM emergency_reviews v WHERE v.grant_id = g.id)) AS reviews_due,
      (SELECT count(*)::integer FROM emergency_requests
        WHERE decision IS NULL AND lapses_at > $5 AND user_id <> $6) AS requests,
      (SELECT count(*)::integer FROM rights_proposals
        WHERE outcome IS NULL AND expires_at > $5 AND proposed_by <> $6)
        + (SELECT count(*)::integer FROM setting_proposals
        WHERE outcome IS NULL AND expires_at > $5 AND requested_by <> $6) AS proposals,
      (SELECT count(*)::integer FROM session_metadata
        WHERE ended_at IS NULL AND last_seen_at > $2 AND started_at > $3) AS open_sessions,
      (SELECT count(*)::integer FROM audit_events
        WHERE event IN ('sign-in.failed', 'sign-in.limited', 'second-factor.failed')
          AND occurred_at > $1) AS failed_sign_ins,
      (SELECT coalesce(json_agg(s), '[]') FROM (
        SELECT a.id, a.kind, a.severity, a.raised_at, u.display_name AS user_name, a.grant_id
        FROM alerts a LEFT JOIN users u ON u.id = a.user_id
        WHERE a.acknowledged_at IS NULL ORDER BY a.raised_at DESC, a.id DESC LIMIT $4) s) AS alerts`,
}

/**
 * Counts what is open and finds the newest alerts that nobody has seen to.
 * @param asked.since from when failed sign-ins count
 * @param asked.seenSince sessions seen before have run out, as have those that started before `startedSince`
 */
export async function readSecurityFigures(
  prepared: PreparedQueries,
  asked: { since: Date; seenSince: Date; startedSince: Date; limit: number; at: Date; userId: string },
): Promise<SecurityFigures> {
  const { since, seenSince, startedSince, limit, at, userId } = asked
  return prepared.one<SecurityFigures>(statement, [since, seenSince, startedSince, limit, at, userId])
}
