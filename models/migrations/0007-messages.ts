import type { Migration } from './migration.ts'

export const messages: Migration = {
  name: '0007-messages',
  up: (sql) =>
    sql(`
      CREATE TABLE messages (
        id uuid PRIMARY KEY,
        channel text NOT NULL CHECK (channel IN ('email', 'text')),
        kind text NOT NULL CHECK (kind ~ '^[a-z][a-z0-9-]*$'),
        recipient bytea NOT NULL,
        subject bytea NOT NULL,
        body bytea,
        user_id uuid REFERENCES users ON DELETE SET NULL,
        created_at timestamptz NOT NULL,
        good_until timestamptz,
        sent_at timestamptz,
        attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
        last_error text CHECK (length(last_error) <= 60),
        given_up_at timestamptz,
        CHECK (sent_at IS NULL OR given_up_at IS NULL),
        CHECK (body IS NOT NULL OR sent_at IS NOT NULL OR given_up_at IS NOT NULL)
      );
      CREATE INDEX messages_recent ON messages (created_at DESC, id DESC);
      CREATE INDEX messages_waiting ON messages (created_at, id) WHERE sent_at IS NULL AND given_up_at IS NULL;
      CREATE INDEX messages_of_user ON messages (user_id) WHERE user_id IS NOT NULL;
    `),
  down: (sql) => sql('DROP TABLE messages'),
}
