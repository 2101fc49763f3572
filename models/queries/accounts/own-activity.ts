import type { EventName } from '../../../server/audit/events.ts'
import type { PreparedQueries } from '../../prepared.ts'
import { placeOf, type MomentPlace, type PlacedRow } from '../list-place.ts'

/** One entry of what happened to somebody's account. */
export type ActivityRow = PlacedRow & {
  readonly occurred_at: Date
  readonly event: EventName
  readonly outcome: 'success' | 'refused' | 'failure'
  readonly rule: string | null
  readonly details: Readonly<Record<string, unknown>> | null
  readonly address: string | null
  readonly user_agent: string | null
  /** Somebody else did it. */
  readonly by_others: boolean
}

const triedEvents: readonly EventName[] = ['sign-in.failed', 'sign-in.limited', 'sign-in.locked']

const doneEvents: readonly EventName[] = [
  'second-factor.reset',
  'account.unlocked',
  'password.link-sent',
  'password.reset',
  'user.created',
  'user.changed',
  'user.role-changed',
  'user.disabled',
  'user.enabled',
]

const columns = 'id, occurred_at, event, outcome, rule, details, address, session_id, actor_id'
const page = '(occurred_at, id) < ($3::timestamptz, $4::uuid) ORDER BY occurred_at DESC, id DESC LIMIT $5'

/** That a password was right is worth telling only where no code followed. */
const unlessGoneOn = `(event <> 'sign-in.password-accepted' OR EXISTS (SELECT FROM session_metadata s
  WHERE s.id = session_id AND s.completed_at IS NULL AND s.second_factor_at IS NULL))`

const statement = {
  name: 'own-activity',
  text: `
    SELECT a.id, a.occurred_at, ${placeOf('a.occurred_at')} AS place,
      a.event, a.outcome, a.rule, a.details, host(a.address) AS address, m.user_agent,
      a.actor_id IS NOT NULL AND a.actor_id <> $1 AS by_others
    FROM (
      (SELECT ${columns} FROM audit_events WHERE actor_id = $1 AND category = 'sign-in' AND event <> 'account.viewed'
        AND ${unlessGoneOn} AND ${page})
      UNION ALL
      (SELECT ${columns} FROM audit_events WHERE actor_id IS NULL AND actor_name = $2 AND event = ANY($6) AND ${page})
      UNION ALL
      (SELECT ${columns} FROM audit_events WHERE event = ANY($7) AND resource_type = 'user' AND resource_id = $1::text
        AND actor_id IS DISTINCT FROM $1 AND ${page})
      UNION ALL
      (SELECT ${columns} FROM audit_events WHERE event = 'session.terminated' AND details->>'userId' = $1::text
        AND ${page})
    ) AS a
    LEFT JOIN session_metadata m ON m.id = a.session_id AND m.user_id = $1
    ORDER BY a.occurred_at DESC, a.id DESC
    LIMIT $5`,
}

/**
 * Reads what happened to an account, the newest first: what its owner did to it, what others did, and who tried to get in.
 * @param asked.before the last entry of the page before
 */
export const readOwnActivity = (
  prepared: PreparedQueries,
  asked: { userId: string; username: string; before: MomentPlace; limit: number },
): Promise<ActivityRow[]> =>
  prepared.run<ActivityRow>(statement, [
    asked.userId,
    asked.username,
    asked.before.at,
    asked.before.id,
    asked.limit,
    triedEvents,
    doneEvents,
  ])
