import type { Migration } from './migration.ts'

export const backupCodes: Migration = {
  name: '0009-backup-codes',
  up: (sql) =>
    sql(`
      CREATE TABLE backup_codes (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
        code_hash bytea NOT NULL CHECK (length(code_hash) = 32),
        created_at timestamptz NOT NULL,
        used_at timestamptz,
        UNIQUE (user_id, code_hash)
      );

      ALTER TABLE security_profiles
        ADD COLUMN totp_pending_seed bytea,
        ADD COLUMN totp_pending_since timestamptz,
        ADD COLUMN totp_pending_session_id uuid,
        ADD CHECK (num_nulls(totp_pending_seed, totp_pending_since, totp_pending_session_id) IN (0, 3));
      UPDATE security_profiles SET totp_seed = NULL WHERE totp_confirmed_at IS NULL;

      ALTER TABLE session_metadata
        ADD COLUMN second_factor_via text CHECK (second_factor_via IN ('totp', 'backup-code', 'trusted-device'));
      UPDATE session_metadata SET second_factor_via = 'totp' WHERE second_factor_at IS NOT NULL;
    `),
  down: (sql) =>
    sql(`
      ALTER TABLE session_metadata DROP COLUMN second_factor_via;
      ALTER TABLE security_profiles
        DROP COLUMN totp_pending_seed, DROP COLUMN totp_pending_since, DROP COLUMN totp_pending_session_id;
      DROP TABLE backup_codes;
    `),
}
