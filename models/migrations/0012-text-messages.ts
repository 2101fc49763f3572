import type { Migration } from './migration.ts'

export const textMessages: Migration = {
  name: '0012-text-messages',
  up: (sql) =>
    sql(`
      ALTER TABLE roles ADD COLUMN text_message_codes_allowed boolean NOT NULL DEFAULT false;
      UPDATE roles SET text_message_codes_allowed = true
        WHERE name IN ('physician', 'nurse', 'pharmacist', 'admin_staff', 'patient');

      CREATE TABLE text_message_numbers (
        user_id uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
        number bytea NOT NULL,
        confirmed_at timestamptz NOT NULL
      );

      -- Of one person and purpose one code is open: a newer one takes its place.
      CREATE TABLE text_message_codes (
        user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
        purpose text NOT NULL CHECK (purpose IN ('sign-in', 'confirm-number')),
        session_id uuid NOT NULL,
        code_hash bytea NOT NULL CHECK (length(code_hash) = 32),
        number bytea,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (user_id, purpose),
        CHECK ((purpose = 'confirm-number') = (number IS NOT NULL))
      );

      ALTER TABLE session_metadata DROP CONSTRAINT session_metadata_second_factor_via_check;
      ALTER TABLE session_metadata ADD CONSTRAINT session_metadata_second_factor_via_check
        CHECK (second_factor_via IN ('totp', 'backup-code', 'trusted-device', 'text-message'));

      -- Machines that sent forwarding headers without being a trusted proxy: perhaps one that hides everybody's address.
      CREATE TABLE forwarding_headers_seen (
        address inet PRIMARY KEY,
        first_seen_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL
      );
    `),
  down: (sql) =>
    sql(`
      DROP TABLE forwarding_headers_seen;
      UPDATE session_metadata SET second_factor_via = 'backup-code' WHERE second_factor_via = 'text-message';
      ALTER TABLE session_metadata DROP CONSTRAINT session_metadata_second_factor_via_check;
      ALTER TABLE session_metadata ADD CONSTRAINT session_metadata_second_factor_via_check
        CHECK (second_factor_via IN ('totp', 'backup-code', 'trusted-device'));
      DROP TABLE text_message_codes, text_message_numbers;
      ALTER TABLE roles DROP COLUMN text_message_codes_allowed;
    `),
}
