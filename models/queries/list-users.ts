import type { PreparedQueries } from '../prepared.ts'

/** A user as the list of users shows one. */
export type UserRow = {
  readonly id: string
  readonly username: string
  readonly display_name: string
  readonly role_title: string
  readonly active: boolean
  /** The patient whose account it is; null for everybody else's. */
  readonly patient_id: string | null
  readonly second_factor_required: boolean
  readonly second_factor_enrolled: boolean
  /** When the newest session that got past every step began. */
  readonly last_sign_in_at: Date | null
}

/** Which users a list shows: all, staff without a second factor, or those whose licence has run out or soon will. */
export const userFilters = ['all', 'no-second-factor', 'licence'] as const
export type UserFilter = (typeof userFilters)[number]

const statement = {
  name: 'list-users',
  text: `
    SELECT u.id, u.username, u.display_name, r.title AS role_title, u.active, u.patient_id,
      r.mfa_required AS second_factor_required, p.totp_confirmed_at IS NOT NULL AS second_factor_enrolled,
      (SELECT m.started_at FROM session_metadata m
        WHERE m.user_id = u.id
          AND (m.second_factor_at IS NOT NULL OR NOT r.mfa_required AND p.totp_confirmed_at IS NULL)
        ORDER BY m.started_at DESC LIMIT 1) AS last_sign_in_at
    FROM users u
    JOIN roles r ON r.id = u.role_id
    LEFT JOIN security_profiles p ON p.user_id = u.id
    WHERE u.username > $1 AND ($3 = 'all'
      OR $3 = 'no-second-factor' AND u.active AND p.totp_confirmed_at IS NULL AND r.patient_scope <> 'own'
      OR $3 = 'licence' AND u.active AND p.licence_expires_on <= $4::date)
    ORDER BY u.username
    LIMIT $2`,
}

/**
 * Reads users in the order of their usernames.
 * @param asked.after the last username of the page before, or ''
 * @param asked.licenceUntil the last day, YYYY-MM-DD, by which a licence soon runs out
 */
export const listUsers = (
  prepared: PreparedQueries,
  asked: { which: UserFilter; licenceUntil: string; after: string; limit: number },
): Promise<UserRow[]> =>
  prepared.run<UserRow>(statement, [asked.after, asked.limit, asked.which, asked.licenceUntil])
