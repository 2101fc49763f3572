import type { PreparedQueries } from '../../prepared.ts'

/** Emergency access that is on now; whose record it is stands in the review. */
export type LiveEmergency = {
  readonly id: string
  readonly user_name: string
  readonly reason_code: string
  readonly ends_at: string
}

/** What a security officer's overview shows. */
export type SecurityOverview = {
  readonly open_alerts: number
  readonly reviews_due: number
  readonly locked_accounts: number
  readonly open_sessions: number
  readonly failed_sign_ins: number
  readonly proposals: number
  /** How much emergency access is on now. */
  readonly emergencies_total: number
  /** Of it, what ends first. */
  readonly emergencies: readonly LiveEmergency[]
}

const statement = {
  name: 'security-overview',
  text: `
    SELECT
      (SELECT count(*)::integer FROM alerts WHERE acknowledged_at IS NULL) AS open_alerts,
      (SELECT count(*)::integer FROM emergency_grants g
        WHERE NOT EXISTS (SELECT FROM emergency_reviews v WHERE v.grant_id = g.id)) AS reviews_due,
      (SELECT count(DISTINCT account)::integer FROM sign_in_failures WHERE locked_until > $1) AS locked_accounts,
      (SELECT count(*)::integer FROM session_metadata
        WHERE ended_at IS NULL AND last_seen_at > $3 AND started_at > $4) AS open_sessions,
      (SELECT count(*)::integer FROM audit_events
        WHERE event IN ('sign-in.failed', 'sign-in.limited', 'second-factor.failed')
          AND occurred_at > $2) AS failed_sign_ins,
      (SELECT count(*)::integer FROM rights_proposals WHERE outcome IS NULL AND expires_at > $1)
        + (SELECT count(*)::integer FROM setting_proposals WHERE outcome IS NULL AND expires_at > $1) AS proposals,
      (SELECT count(*)::integer FROM emergency_grants WHERE ended_at IS NULL AND ends_at > $1) AS emergencies_total,
      (SELECT coalesce(json_agg(e), '[]') FROM (
        SELECT g.id, u.display_name AS user_name, g.reason_code, g.ends_at
        FROM emergency_grants g JOIN users u ON u.id = g.user_id
        WHERE g.ended_at IS NULL AND g.ends_at > $1 ORDER BY g.ends_at LIMIT 20) e) AS emergencies`,
}

/**
 * Counts what is open now.
 * @param asked.since from when failed sign-ins count
 * @param asked.seenSince sessions seen before have run out, as have those that started before `startedSince`
 */
export const readSecurityOverview = (
  prepared: PreparedQueries,
  asked: { at: Date; since: Date; seenSince: Date; startedSince: Date },
): Promise<SecurityOverview> =>
  prepared.one<SecurityOverview>(statement, [asked.at, asked.since, asked.seenSince, asked.startedSince])
