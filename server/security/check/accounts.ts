import { listed, when, type SecurityCheck } from './check.ts'

const withoutFactor = `
  SELECT u.username FROM users u JOIN roles r ON r.id = u.role_id LEFT JOIN security_profiles p ON p.user_id = u.id
  WHERE u.active AND u.password_hash IS NOT NULL AND r.mfa_required AND p.totp_confirmed_at IS NULL
    AND u.password_changed_at < $1::timestamptz - interval '7 days'
  ORDER BY u.username`

const lapsed = `
  SELECT u.username FROM users u JOIN security_profiles p ON p.user_id = u.id
  WHERE u.active AND u.password_hash IS NOT NULL AND least(p.licence_expires_on, p.training_expires_on) < $1::date
  ORDER BY u.username`

const forgotten = `
  SELECT u.username FROM users u
  WHERE u.active AND u.password_hash IS NOT NULL AND u.created_at < $1::timestamptz - interval '90 days'
    AND NOT EXISTS (SELECT FROM session_metadata s
      WHERE s.user_id = u.id AND s.started_at > $1::timestamptz - interval '90 days')
  ORDER BY u.username`

const weakly = `
  SELECT username FROM users WHERE password_hash IS NOT NULL
    AND password_hash !~ '^[$]argon2id[$]v=19[$]m=(19456|[2-9]\\d{4}|[1-9]\\d{5,}),t=([2-9]|\\d{2,}),' ORDER BY username`

/** Accounts that can be signed in to are used, held by two factors where the role asks, and by people who may work. */
export const accounts: SecurityCheck = {
  name: 'accounts',
  looksAt:
    'Accounts are in use, have their second factor, and belong to people whose licence and training hold.',
  look: async ({ ask, at, environment }) => {
    const names = async (text: string, values: readonly unknown[]) =>
      (await ask<{ username: string }>(text, values)).map(({ username }) => username)
    const unprotected = await names(withoutFactor, [at])
    const expired = await names(lapsed, [at])
    const unused = environment.demo ? [] : await names(forgotten, [at])
    const poor = await names(weakly, [])
    return [
      ...when(poor.length > 0, {
        severity: 'critical',
        found: `Passwords are stored in another way than Argon2id with 19 MiB: ${listed(poor)}.`,
        wayOut: 'Let these people choose new passwords: set password_change_required.',
      }),
      ...when(unprotected.length > 0, {
        severity: 'warning',
        found: `For more than a week a password alone has stood in front of setting up a second factor: ${listed(unprotected)}.`,
        wayOut: 'Ask these people to sign in and set it up, or disable the accounts.',
      }),
      ...when(expired.length > 0, {
        severity: 'warning',
        found: `Licence or training has expired, and the account can still sign in: ${listed(expired)}.`,
        wayOut: 'Their clinical work is refused already. Enter the new day, or disable the account.',
      }),
      ...when(unused.length > 0, {
        severity: 'warning',
        found: `Nobody has signed in for 90 days: ${listed(unused)}.`,
        wayOut: 'Disable accounts that nobody needs.',
      }),
    ]
  },
}
