import type { PreparedQueries } from '../prepared.ts'

/** Somebody with an account, as those who guard security see them. */
export type PersonRow = {
  readonly id: string
  readonly username: string
  readonly display_name: string
  readonly role_title: string
  readonly active: boolean
  readonly locked: boolean
  readonly second_factor_required: boolean
  readonly second_factor_enrolled: boolean
  readonly licence_expires_on: string | null
  readonly training_expires_on: string | null
  readonly last_sign_in_at: Date | null
}

const statement = {
  name: 'list-people',
  text: `
    WITH page AS (
      SELECT u.id, u.username, u.display_name, u.active, r.title AS role_title, r.mfa_required
      FROM users u JOIN roles r ON r.id = u.role_id
      WHERE u.username > $1
        AND ($2 = '' OR position(lower($2) IN lower(u.display_name)) > 0 OR starts_with(u.username, lower($2))
          OR u.email = lower($2))
        AND ($3 = '' OR r.name = $3)
        AND ($4 = '' OR u.active = ($4 = 'active'))
      ORDER BY u.username LIMIT $5)
    SELECT u.id, u.username, u.display_name, u.role_title, u.active, u.mfa_required AS second_factor_required,
      p.totp_confirmed_at IS NOT NULL AS second_factor_enrolled, p.licence_expires_on::text AS licence_expires_on,
      p.training_expires_on::text AS training_expires_on,
      EXISTS (SELECT FROM sign_in_failures f WHERE f.locked_until > $6 AND f.account IN (
        SELECT translate(encode(sha256(convert_to(n.name, 'UTF8')), 'base64'), '+/=', '-_')
        FROM (VALUES (u.username), ('code:' || u.id), ('resume:' || u.id), ('access-code:' || u.id)) AS n (name))) AS locked,
      (SELECT m.started_at FROM session_metadata m WHERE m.user_id = u.id AND m.completed_at IS NOT NULL
        ORDER BY m.started_at DESC LIMIT 1) AS last_sign_in_at
    FROM page u LEFT JOIN security_profiles p ON p.user_id = u.id
    ORDER BY u.username`,
}

/**
 * Reads people in the order of their usernames.
 * @param asked.after the last username of the page before, or ''
 * @param asked.text a part of a name, the beginning of a username, or an e-mail address; '' for all
 * @param asked.role the name of a role; '' for all
 */
export const listPeople = (
  prepared: PreparedQueries,
  asked: {
    after: string
    text: string
    role: string
    state: '' | 'active' | 'disabled'
    limit: number
    at: Date
  },
): Promise<PersonRow[]> =>
  prepared.run<PersonRow>(statement, [
    asked.after,
    asked.text,
    asked.role,
    asked.state,
    asked.limit,
    asked.at,
  ])
