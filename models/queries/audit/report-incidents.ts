import type { Outcome, Severity } from '../../../server/audit/events.ts'
import type { PreparedQueries } from '../../prepared.ts'

/** What somebody did, once or several times, that was refused, failed or is graver than routine. */
export type IncidentRow = {
  readonly event: string
  readonly category: string
  readonly severity: Severity
  readonly outcome: Outcome
  readonly actor_id: string | null
  readonly actor_name: string | null
  readonly actor_role: string | null
  readonly rule: string | null
  readonly under_grant: boolean
  readonly times: number
  readonly first_at: Date
  readonly last_at: Date
  readonly addresses: number
  /** Of the last time. */
  readonly last_id: string
}

const incidents = {
  name: 'report-incidents',
  text: `
    SELECT event, category, severity, outcome, actor_id, actor_name, actor_role, rule, grant_id IS NOT NULL AS under_grant,
      count(*)::integer AS times, min(occurred_at) AS first_at, max(occurred_at) AS last_at,
      count(DISTINCT address)::integer AS addresses,
      (array_agg(id ORDER BY occurred_at DESC, id DESC))[1] AS last_id
    FROM audit_events
    WHERE occurred_at >= $1 AND occurred_at < $2 AND (severity <> 'info' OR outcome <> 'success')
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
    ORDER BY max(occurred_at) DESC, last_id DESC`,
}

/** Reads what happened in a period that was more than routine, each kind of thing once for each person. */
export const readIncidents = (prepared: PreparedQueries, begins: Date, ends: Date): Promise<IncidentRow[]> =>
  prepared.run<IncidentRow>(incidents, [begins, ends])

const total = {
  name: 'report-total',
  text: 'SELECT count(*)::integer AS events FROM audit_events WHERE occurred_at >= $1 AND occurred_at < $2',
}

/** How many events a period has. */
export const countEvents = async (prepared: PreparedQueries, begins: Date, ends: Date): Promise<number> =>
  (await prepared.one<{ events: number }>(total, [begins, ends])).events

/** Wrong answers at sign-in of one name from one address, for one reason. */
export type FailedSignInRow = {
  readonly event: string
  readonly actor_id: string | null
  readonly actor_name: string | null
  readonly address: string | null
  readonly rule: string | null
  readonly times: number
  readonly first_at: Date
  readonly last_at: Date
}

/** Every event that says that somebody did not prove who they are. */
export const failedSignInEvents: readonly string[] = [
  'sign-in.failed',
  'sign-in.limited',
  'sign-in.locked',
  'second-factor.failed',
  're-authentication.failed',
  'password.change-refused',
]

const failedSignIns = {
  name: 'report-failed-sign-ins',
  text: `
    SELECT event, actor_id, actor_name, host(address) AS address, rule, count(*)::integer AS times,
      min(occurred_at) AS first_at, max(occurred_at) AS last_at
    FROM audit_events
    WHERE event = ANY($3::text[]) AND occurred_at >= $1 AND occurred_at < $2
    GROUP BY event, actor_id, actor_name, address, rule
    ORDER BY max(occurred_at) DESC, times DESC`,
}

/** Reads the failed sign-ins of a period, the latest first. */
export const readFailedSignIns = (
  prepared: PreparedQueries,
  begins: Date,
  ends: Date,
): Promise<FailedSignInRow[]> =>
  prepared.run<FailedSignInRow>(failedSignIns, [begins, ends, failedSignInEvents])

/** What one person did with one patient, or with none, in a period. */
export type UserDeedRow = {
  readonly event: string
  readonly outcome: Outcome
  readonly patient_id: string | null
  readonly times: number
  readonly first_at: Date
  readonly last_at: Date
}

const deeds = {
  name: 'report-user-deeds',
  text: `
    SELECT event, outcome, patient_id, count(*)::integer AS times, min(occurred_at) AS first_at,
      max(occurred_at) AS last_at
    FROM audit_events
    WHERE actor_id = $3::uuid AND occurred_at >= $1 AND occurred_at < $2
    GROUP BY event, outcome, patient_id
    ORDER BY max(occurred_at) DESC, event, outcome, patient_id`,
}

/** Reads what a person did in a period, the latest first. */
export const readUserDeeds = (
  prepared: PreparedQueries,
  userId: string,
  begins: Date,
  ends: Date,
): Promise<UserDeedRow[]> => prepared.run<UserDeedRow>(deeds, [begins, ends, userId])
