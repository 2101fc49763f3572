import type { Migration } from './migration.ts'

export const heldSessions: Migration = {
  name: '0008-held-sessions',
  up: (sql) =>
    sql(`
      ALTER TABLE session_metadata
        ADD COLUMN held_at timestamptz,
        ADD COLUMN held_address inet,
        ADD CHECK ((held_at IS NULL) = (held_address IS NULL));

      CREATE TABLE form_drafts (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
        path text NOT NULL CHECK (length(path) <= 300),
        content bytea NOT NULL,
        saved_at timestamptz NOT NULL,
        UNIQUE (user_id, path)
      );
      CREATE INDEX form_drafts_saved ON form_drafts (saved_at);
    `),
  down: (sql) =>
    sql(`
      DROP TABLE form_drafts;
      ALTER TABLE session_metadata DROP COLUMN held_at, DROP COLUMN held_address;
    `),
}
