import type { Migration } from './migration.ts'

export const oneTimeLinks: Migration = {
  name: '0010-one-time-links',
  up: (sql) =>
    sql(`
      ALTER TABLE users
        ADD COLUMN email_confirmed_at timestamptz,
        ADD CHECK (email_confirmed_at IS NULL OR email IS NOT NULL);

      CREATE TABLE one_time_links (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('password-reset', 'first-password', 'confirm-email')),
        token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
        email bytea,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
        used_at timestamptz,
        CHECK ((kind = 'confirm-email') = (email IS NOT NULL))
      );
      CREATE UNIQUE INDEX one_time_links_open ON one_time_links (user_id, kind) WHERE used_at IS NULL;
      CREATE INDEX one_time_links_user ON one_time_links (user_id);
      CREATE INDEX one_time_links_expiry ON one_time_links (expires_at);
    `),
  down: (sql) =>
    sql(`
      DROP TABLE one_time_links;
      ALTER TABLE users DROP COLUMN email_confirmed_at;
    `),
}
