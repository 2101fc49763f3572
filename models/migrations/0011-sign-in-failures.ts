import type { Migration } from './migration.ts'

export const signInFailures: Migration = {
  name: '0011-sign-in-failures',
  up: (sql) =>
    sql(`
      CREATE TABLE sign_in_failures (
        account text NOT NULL,
        source text NOT NULL,
        failed_at timestamptz[] NOT NULL,
        locked_until timestamptz,
        turned_away integer NOT NULL DEFAULT 0 CHECK (turned_away >= 0),
        PRIMARY KEY (account, source)
      );
      CREATE INDEX sign_in_failures_locked ON sign_in_failures (locked_until) WHERE locked_until IS NOT NULL;

      ALTER TABLE session_metadata ADD COLUMN completed_at timestamptz;
      UPDATE session_metadata SET completed_at = started_at;
    `),
  down: (sql) =>
    sql(`
      ALTER TABLE session_metadata DROP COLUMN completed_at;
      DROP TABLE sign_in_failures;
    `),
}
