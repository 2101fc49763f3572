import type { Migration } from './migration.ts'

/**
 * What was posted for somebody's form from a network where their session was held, or with a session that had been ended
 * elsewhere: kept apart from what they typed themselves until they look at it.
 */
export const setAsideForms: Migration = {
  name: '0032-set-aside-forms',
  up: (sql) =>
    sql(`
      CREATE TABLE set_aside_forms (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
        path text NOT NULL,
        from_address inet NOT NULL,
        because text NOT NULL CHECK (because IN ('held', 'ended')),
        content bytea NOT NULL,
        posted_at timestamptz NOT NULL,
        kept_until timestamptz NOT NULL,
        UNIQUE (user_id, path, from_address)
      );
      CREATE INDEX set_aside_forms_kept ON set_aside_forms (kept_until);
    `),
  down: (sql) => sql('DROP TABLE set_aside_forms'),
}
