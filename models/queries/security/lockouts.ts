import type { PreparedQueries } from '../../prepared.ts'
import { anywhere } from '../accounts/sign-in-failures.ts'

/** A person whose account is locked, for an address, a device or everywhere. */
export type LockoutRow = {
  readonly id: string
  readonly username: string
  readonly display_name: string
  readonly since: Date
  /** Null where it has no end: the owner asked for it. */
  readonly until: Date | null
  readonly by_owner: boolean
  readonly everywhere: boolean
  readonly own_device: boolean
  /** From where wrong answers came. */
  readonly addresses: readonly string[] | null
  /** The patient whose account it is; null for everybody else's. */
  readonly patient_id: string | null
}

const statement = {
  name: 'list-lockouts',
  text: `
    SELECT u.id, u.username, u.display_name, u.patient_id,
      coalesce(u.locked_at, min(f.failed_at[cardinality(f.failed_at)]) FILTER (WHERE f.locked_until > $1)) AS since,
      CASE WHEN u.locked_at IS NULL THEN max(f.locked_until) END AS until, u.locked_at IS NOT NULL AS by_owner,
      u.locked_at IS NOT NULL OR coalesce(bool_or(f.source = '${anywhere}' AND f.locked_until > $1), false) AS everywhere,
      coalesce(bool_or(f.source LIKE 'device %' AND f.locked_until > $1), false) AS own_device,
      array_agg(DISTINCT substr(f.source, 9)) FILTER (WHERE f.source LIKE 'address %') AS addresses
    FROM (users u
      CROSS JOIN LATERAL (VALUES (u.username), ('code:' || u.id), ('resume:' || u.id), ('access-code:' || u.id))
        AS n (name))
    LEFT JOIN sign_in_failures f
      ON f.account = translate(encode(sha256(convert_to(n.name, 'UTF8')), 'base64'), '+/=', '-_')
    WHERE u.username > $2
    GROUP BY u.id
    HAVING u.locked_at IS NOT NULL OR bool_or(f.locked_until > $1)
    ORDER BY u.username
    LIMIT $3`,
}

/** Reads locked accounts in the order of their usernames. @param after the last username of the page before, or '' */
export const listLockouts = (
  prepared: PreparedQueries,
  at: Date,
  after: string,
  limit: number,
): Promise<LockoutRow[]> => prepared.run<LockoutRow>(statement, [at, after, limit])
