import type { Migration } from './migration.ts'

/**
 * Each change of how somebody signs in gives their credentials a new version; what began under an earlier one does not
 * hold, whatever the clocks say. And the lock that the owner of an account asks for: "this was not me".
 */
export const credentialsVersion: Migration = {
  name: '0038-credentials-version',
  up: (sql) =>
    sql(`
      ALTER TABLE users
        ADD COLUMN credentials_version integer NOT NULL DEFAULT 1 CHECK (credentials_version > 0),
        ADD COLUMN locked_at timestamptz;
      ALTER TABLE session_metadata ADD COLUMN credentials_version integer NOT NULL DEFAULT 1;
      ALTER TABLE trusted_devices ADD COLUMN credentials_version integer NOT NULL DEFAULT 1;
      UPDATE trusted_devices d SET revoked_at = now() FROM users u
        WHERE u.id = d.user_id AND d.revoked_at IS NULL AND d.created_at < u.credentials_changed_at;

      ALTER TABLE one_time_links
        DROP CONSTRAINT one_time_links_kind_check,
        ADD CONSTRAINT one_time_links_kind_check
          CHECK (kind IN ('password-reset', 'first-password', 'confirm-email', 'not-me'));
      -- Each mail has a link of its own, which works although another mail has followed.
      DROP INDEX one_time_links_open;
      CREATE UNIQUE INDEX one_time_links_open ON one_time_links (user_id, kind)
        WHERE used_at IS NULL AND kind <> 'not-me';
    `),
  down: (sql) =>
    sql(`
      DELETE FROM one_time_links WHERE kind = 'not-me';
      DROP INDEX one_time_links_open;
      CREATE UNIQUE INDEX one_time_links_open ON one_time_links (user_id, kind) WHERE used_at IS NULL;
      ALTER TABLE one_time_links
        DROP CONSTRAINT one_time_links_kind_check,
        ADD CONSTRAINT one_time_links_kind_check
          CHECK (kind IN ('password-reset', 'first-password', 'confirm-email'));
      ALTER TABLE trusted_devices DROP COLUMN credentials_version;
      ALTER TABLE session_metadata DROP COLUMN credentials_version;
      ALTER TABLE users DROP COLUMN locked_at, DROP COLUMN credentials_version;
    `),
}
