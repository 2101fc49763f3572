import type { Migration } from './migration.ts'

export const provenSessions: Migration = {
  name: '0013-proven-sessions',
  up: (sql) =>
    sql(`
      ALTER TABLE session_metadata ADD COLUMN password_at timestamptz, ADD COLUMN known_device_id uuid,
        ADD COLUMN late_form_token bytea;

      CREATE TABLE sign_in_networks (
        user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
        network cidr NOT NULL,
        first_seen_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        PRIMARY KEY (user_id, network)
      );
      INSERT INTO sign_in_networks (user_id, network, first_seen_at, last_seen_at)
        SELECT user_id, network(set_masklen(address, CASE family(address) WHEN 4 THEN 24 ELSE 64 END)),
          min(started_at), max(started_at)
        FROM session_metadata WHERE completed_at IS NOT NULL GROUP BY 1, 2;

      CREATE INDEX audit_events_own_account ON audit_events (actor_id, occurred_at DESC, id DESC)
        WHERE category = 'sign-in';

      ALTER TABLE users ADD COLUMN reset_by_mail_from timestamptz;
    `),
  down: (sql) =>
    sql(`
      ALTER TABLE users DROP COLUMN reset_by_mail_from;
      DROP INDEX audit_events_own_account;
      DROP TABLE sign_in_networks;
      ALTER TABLE session_metadata DROP COLUMN password_at, DROP COLUMN known_device_id,
        DROP COLUMN late_form_token;
    `),
}
