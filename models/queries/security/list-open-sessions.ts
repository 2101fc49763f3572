import type { PreparedQueries } from '../../prepared.ts'
import { placeOf, type MomentPlace, type PlacedRow } from '../list-place.ts'

/** An open session as the list of everyone's shows one. */
export type OpenSessionRow = PlacedRow & {
  readonly display_name: string
  readonly role_title: string
  readonly address: string
  readonly user_agent: string
  readonly started_at: Date
  readonly last_seen_at: Date
  /** A further step of signing in is due: nothing is open yet. */
  readonly half_signed_in: boolean
  /** The patient whose account it is; null for everybody else's. */
  readonly patient_id: string | null
}

const statement = {
  name: 'list-open-sessions',
  text: `
    SELECT m.id, u.display_name, r.title AS role_title, host(m.address) AS address, m.user_agent, m.started_at,
      m.last_seen_at, ${placeOf('m.last_seen_at')} AS place, u.patient_id,
      m.second_factor_at IS NULL AND (r.mfa_required OR p.totp_confirmed_at IS NOT NULL) AS half_signed_in
    FROM session_metadata m
    JOIN users u ON u.id = m.user_id
    JOIN roles r ON r.id = u.role_id
    LEFT JOIN security_profiles p ON p.user_id = u.id
    WHERE m.ended_at IS NULL AND m.last_seen_at > $1 AND m.started_at > $2
      AND (m.last_seen_at, m.id) < ($3::timestamptz, $4::uuid)
    ORDER BY m.last_seen_at DESC, m.id DESC
    LIMIT $5`,
}

/**
 * Reads everyone's open sessions, the one used last first.
 * @param asked.seenAfter older ones are idle
 * @param asked.startedAfter older ones are too old
 */
export const listOpenSessions = (
  prepared: PreparedQueries,
  asked: {
    seenAfter: Date
    startedAfter: Date
    before: MomentPlace
    limit: number
  },
): Promise<OpenSessionRow[]> =>
  prepared.run<OpenSessionRow>(statement, [
    asked.seenAfter,
    asked.startedAfter,
    asked.before.at,
    asked.before.id,
    asked.limit,
  ])
