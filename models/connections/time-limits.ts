import type { AnswerLimits } from './answered-client.ts'

/**
 * How long the database may take before it gives up by itself, in milliseconds. A statement, a wait for somebody's lock,
 * and a transaction in which nobody does anything each have an end, so that one of them never stops everybody.
 */
export type TimeLimits = {
  readonly statement: number
  readonly lock: number
  readonly idleInTransaction: number
}

/** Of requests and jobs. */
export const usualLimits: TimeLimits = { statement: 60_000, lock: 15_000, idleInTransaction: 60_000 }

/** Of a read that is long by its nature, as an export: it waits for its reader, and holds nobody up. */
export const longReadLimits: TimeLimits = {
  statement: 4 * 3_600_000,
  lock: 15_000,
  idleInTransaction: 15 * 60_000,
}

/**
 * How long this side waits, by how long a database that says nothing is waited for in all: half of it until somebody wonders
 * whether it lives, and half for the answer to that. One that lives is left to end a statement by its own limit.
 */
export const answerLimits = (seconds: number): AnswerLimits => {
  const half = (seconds * 1000) / 2
  return { wonderMs: half, connectMs: half, mostMs: usualLimits.statement + seconds * 1000 }
}

/** Of changes of the schema: each may take its time, but it waits for nobody's lock for long. */
export const schemaLimits: TimeLimits = { statement: 0, lock: 30_000, idleInTransaction: 10 * 60_000 }

const settings = ({ statement, lock, idleInTransaction }: TimeLimits) =>
  [
    ['statement_timeout', statement],
    ['lock_timeout', lock],
    ['idle_in_transaction_session_timeout', idleInTransaction],
  ] as const

/** The statements that put them on a connection, or on the transaction under way alone. */
export const setLimits = (limits: TimeLimits, where: 'SESSION' | 'LOCAL' = 'SESSION'): string =>
  settings(limits)
    .map(([name, value]) => `SET ${where} ${name} = ${value}`)
    .join('; ')

/**
 * The statement by which a role sets them for all its connections to this database to come. Behind a pooler that lends a
 * connection for one transaction, what was set on a connection is soon somebody else's: there only this holds. It changes
 * nothing where they are set already.
 */
export const setLimitsOfRole = (limits: TimeLimits): string => `
  DO $do$
  DECLARE
    wanted text[] := ARRAY[${settings(limits)
      .map(([name, value]) => `'${name}=${value}'`)
      .join(', ')}];
    present text[] := (SELECT setconfig FROM pg_db_role_setting
      WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND setrole = (SELECT oid FROM pg_roles WHERE rolname = current_user));
    setting text;
  BEGIN
    IF present @> wanted THEN RETURN; END IF;
    FOREACH setting IN ARRAY wanted LOOP
      EXECUTE format('ALTER ROLE %I IN DATABASE %I SET %I = %L', current_user, current_database(),
        split_part(setting, '=', 1), split_part(setting, '=', 2));
    END LOOP;
  END $do$`
