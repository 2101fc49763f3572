import type { PreparedQueries } from '../../prepared.ts'

/** Somebody with an account, as those who manage users or guard security see them. */
export type AccountRow = {
  readonly id: string
  readonly username: string
  readonly display_name: string
  readonly role_title: string
  readonly active: boolean
  readonly locked: boolean
  /** The patient whose account it is; null for everybody else's. */
  readonly patient_id: string | null
  readonly second_factor_required: boolean
  readonly second_factor_enrolled: boolean
  readonly licence_expires_on: string | null
  readonly training_expires_on: string | null
  /** When the newest session that got past every step began. */
  readonly last_sign_in_at: Date | null
}

/** Which accounts want something: staff without a second factor, or a licence that has run out or soon will; else all. */
export const accountConcerns = ['all', 'no-second-factor', 'licence'] as const
export type AccountConcern = (typeof accountConcerns)[number]

/** By what a list of accounts is narrowed. */
export type AccountFilters = {
  /** A part of a name, the beginning of a username, or an e-mail address; '' for all. */
  readonly text: string
  /** The name of a role; '' for all. */
  readonly role: string
  readonly state: '' | 'active' | 'disabled'
  readonly concern: AccountConcern
}

const statement = {
  name: 'list-accounts',
  text: `
    WITH page AS (
      SELECT u.id, u.username, u.display_name, u.active, u.patient_id, r.title AS role_title, r.mfa_required,
        p.totp_confirmed_at, p.licence_expires_on, p.training_expires_on
      FROM users u JOIN roles r ON r.id = u.role_id LEFT JOIN security_profiles p ON p.user_id = u.id
      WHERE u.username > $1
        AND ($2 = '' OR position(lower($2) IN lower(u.display_name)) > 0 OR starts_with(u.username, lower($2))
          OR u.email = lower($2))
        AND ($3 = '' OR r.name = $3)
        AND ($4 = '' OR u.active = ($4 = 'active'))
        AND ($5 = 'all'
          OR $5 = 'no-second-factor' AND u.active AND p.totp_confirmed_at IS NULL AND r.patient_scope <> 'own'
          OR $5 = 'licence' AND u.active AND p.licence_expires_on <= $6::date)
      ORDER BY u.username LIMIT $7)
    SELECT u.id, u.username, u.display_name, u.role_title, u.active, u.patient_id, u.mfa_required AS second_factor_required,
      u.totp_confirmed_at IS NOT NULL AS second_factor_enrolled, u.licence_expires_on::text AS licence_expires_on,
      u.training_expires_on::text AS training_expires_on,
      EXISTS (SELECT FROM sign_in_failures f WHERE f.locked_until > $8 AND f.account IN (
        SELECT translate(encode(sha256(convert_to(n.name, 'UTF8')), 'base64'), '+/=', '-_')
        FROM (VALUES (u.username), ('code:' || u.id), ('resume:' || u.id), ('access-code:' || u.id)) AS n (name))) AS locked,
      (SELECT m.started_at FROM session_metadata m WHERE m.user_id = u.id AND m.completed_at IS NOT NULL
        ORDER BY m.started_at DESC LIMIT 1) AS last_sign_in_at
    FROM page u
    ORDER BY u.username`,
}

/**
 * Reads accounts in the order of their usernames.
 * @param asked.after the last username of the page before, or ''
 * @param asked.licenceUntil the last day, YYYY-MM-DD, by which a licence soon runs out
 */
export const listAccounts = (
  prepared: PreparedQueries,
  asked: AccountFilters & {
    readonly after: string
    readonly limit: number
    readonly licenceUntil: string
    readonly at: Date
  },
): Promise<AccountRow[]> =>
  prepared.run<AccountRow>(statement, [
    asked.after,
    asked.text,
    asked.role,
    asked.state,
    asked.concern,
    asked.licenceUntil,
    asked.limit,
    asked.at,
  ])
