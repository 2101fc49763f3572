import type { PreparedQueries, RunsStatements, Statement } from '../../prepared.ts'

/** The row that counts from anywhere stands beside those of single addresses and devices. */
export const anywhere = 'anywhere'

/** The row that counts over all sessions of a person, whichever device they are on. */
export const anySession = 'device of any session'

/**
 * Adds one failure to a row of the table, or, while it is locked, one more that was turned away. The failures of the
 * last `window` count; the one that reaches the limit locks. After a lock the count starts anew.
 */
const addFailure = (from: { source: string; limit: string; window: string; where: string }): string => {
  const { source, limit, window, where } = from
  const recent = `ARRAY(SELECT t FROM unnest(f.failed_at) AS t WHERE t > $3 - ${window}::interval)`
  return `
    INSERT INTO sign_in_failures AS f (account, source, failed_at)
    SELECT $1, ${source}, ARRAY[$3::timestamptz] WHERE ${where}
    ON CONFLICT (account, source) DO UPDATE SET
      failed_at = CASE
        WHEN f.locked_until > $3 THEN f.failed_at
        WHEN f.locked_until IS NULL THEN ${recent} || $3::timestamptz
        ELSE ARRAY[$3::timestamptz] END,
      locked_until = CASE
        WHEN f.locked_until > $3 THEN f.locked_until
        WHEN f.locked_until IS NULL AND cardinality(${recent}) + 1 >= ${limit} THEN $3 + $5::interval END,
      turned_away = CASE WHEN f.locked_until > $3 THEN f.turned_away + 1 ELSE 0 END
    RETURNING turned_away = 0 AS counted, locked_until IS NOT NULL AS locked`
}

// The row of the address or device comes before the one from anywhere, here and below: in this order they never wait
// for each other in a circle.
const count: Statement = {
  name: 'count-sign-in-failure',
  text: `
    WITH near AS (${addFailure({
      source: '$2::text',
      limit: '$4::integer',
      window: '$5',
      where: `$6::text IS NULL OR NOT EXISTS (SELECT FROM sign_in_failures
        WHERE account = $1 AND source = $6 AND locked_until > $3)`,
    })}
    ), far AS (${addFailure({
      source: '$6::text',
      limit: '$7::integer',
      window: '$8',
      where: '$6::text IS NOT NULL AND NOT EXISTS (SELECT FROM near WHERE NOT counted)',
    })}
    )
    SELECT
      coalesce((SELECT counted FROM near), false) AND ($6::text IS NULL OR coalesce((SELECT counted FROM far), false)) AS may_try,
      coalesce((SELECT counted AND locked FROM near), false) AS locks_near,
      coalesce((SELECT counted AND locked FROM far), false) AS locks_everywhere`,
}

const takeBack: Statement = {
  name: 'take-back-sign-in-failure',
  text: `
    WITH near AS (DELETE FROM sign_in_failures WHERE account = $1 AND source = $2 RETURNING source)
    UPDATE sign_in_failures SET failed_at = trim_array(failed_at, 1), locked_until = NULL, turned_away = 0
    WHERE account = $1 AND source = $3::text AND cardinality(failed_at) > 0
      AND (SELECT count(*) FROM near) >= 0`,
}

/** Where a try comes from and what it counts against. */
export type SignInAttempt = {
  /** Opaque: nothing that somebody typed stands in the table. */
  readonly account: string
  /** The address or device. */
  readonly source: string
  /** The row with which it counts, and is refused, beside its own. */
  readonly together: typeof anywhere | typeof anySession | null
  readonly at: Date
}

export type CountRules = {
  readonly limit: number
  readonly lockMinutes: number
  readonly limitEverywhere: number
  readonly windowEverywhereMinutes: number
}

export type FailureCounts = {
  readonly may_try: boolean
  readonly locks_near: boolean
  readonly locks_everywhere: boolean
}

/** Counts a try as failed before it is looked at, so that of many at once no more than the limit are looked at. */
export const countTry = (
  prepared: RunsStatements,
  tried: SignInAttempt,
  rules: CountRules,
): Promise<FailureCounts> =>
  prepared.one<FailureCounts>(count, [
    tried.account,
    tried.source,
    tried.at,
    rules.limit,
    `${rules.lockMinutes} minutes`,
    tried.together,
    rules.limitEverywhere,
    `${rules.windowEverywhereMinutes} minutes`,
  ])

/** A try was right: its source counts from nothing again, and together with others it never was. */
export async function takeBackTry(prepared: RunsStatements, tried: Omit<SignInAttempt, 'at'>): Promise<void> {
  await prepared.run(takeBack, [tried.account, tried.source, tried.together])
}

const prune: Statement = {
  name: 'prune-sign-in-failures',
  text: `
    DELETE FROM sign_in_failures
    WHERE coalesce(locked_until, failed_at[cardinality(failed_at)], '-infinity') < $1::timestamptz - interval '1 hour'`,
}

/** Removes what no longer counts. */
export async function pruneSignInFailures(prepared: PreparedQueries, at: Date): Promise<void> {
  await prepared.run(prune, [at])
}
