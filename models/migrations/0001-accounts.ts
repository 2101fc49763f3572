import type { Migration } from './migration.ts'

export const accounts: Migration = {
  name: '0001-accounts',
  up: (sql) =>
    sql(`
      CREATE TABLE roles (
        id uuid PRIMARY KEY,
        name text NOT NULL UNIQUE CHECK (name ~ '^[a-z][a-z_]{1,40}$'),
        title text NOT NULL,
        mfa_required boolean NOT NULL,
        emergency_access boolean NOT NULL,
        patient_scope text NOT NULL
          CHECK (patient_scope IN ('care_team', 'prescribed', 'demographics', 'own', 'none')),
        access_windows jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(access_windows) = 'array'),
        allowed_networks cidr[] NOT NULL DEFAULT '{}',
        trusted_device_days integer NOT NULL DEFAULT 0 CHECK (trusted_device_days BETWEEN 0 AND 365),
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );

      CREATE TABLE permissions (
        name text PRIMARY KEY CHECK (name ~ '^[a-z-]+[.][a-z-]+$'),
        description text NOT NULL
      );

      CREATE TABLE role_permissions (
        role_id uuid NOT NULL REFERENCES roles ON DELETE CASCADE,
        permission text NOT NULL REFERENCES permissions ON DELETE CASCADE,
        PRIMARY KEY (role_id, permission)
      );

      CREATE TABLE users (
        id uuid PRIMARY KEY,
        username text NOT NULL CHECK (username = lower(username) AND username ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
        email text CHECK (email = lower(email)),
        display_name text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 200),
        role_id uuid NOT NULL REFERENCES roles,
        password_hash text,
        password_changed_at timestamptz,
        password_change_required boolean NOT NULL DEFAULT false,
        credentials_changed_at timestamptz NOT NULL,
        active boolean NOT NULL DEFAULT true,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX users_username ON users (username);
      CREATE UNIQUE INDEX users_email ON users (email);
      CREATE INDEX users_role ON users (role_id);

      CREATE TABLE security_profiles (
        user_id uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
        totp_seed bytea,
        totp_confirmed_at timestamptz,
        totp_last_step bigint NOT NULL DEFAULT 0,
        licence_number text,
        licence_expires_on date,
        training_expires_on date,
        allowed_networks cidr[] NOT NULL DEFAULT '{}',
        emergency_access boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CHECK (totp_confirmed_at IS NULL OR totp_seed IS NOT NULL)
      );

      CREATE TABLE password_history (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
        password_hash text NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX password_history_user ON password_history (user_id, created_at DESC);

      CREATE TABLE sessions (
        sid text PRIMARY KEY,
        sess json NOT NULL,
        expire timestamptz NOT NULL
      );
      CREATE INDEX sessions_expire ON sessions (expire);

      CREATE TABLE trusted_devices (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
        token_hash bytea NOT NULL UNIQUE,
        name text NOT NULL,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz
      );
      CREATE INDEX trusted_devices_user ON trusted_devices (user_id, created_at DESC);

      CREATE TABLE session_metadata (
        id uuid PRIMARY KEY,
        sid text UNIQUE,
        user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
        device_id uuid REFERENCES trusted_devices ON DELETE SET NULL,
        address inet NOT NULL,
        user_agent text NOT NULL,
        started_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        second_factor_at timestamptz,
        ended_at timestamptz,
        ended_reason text,
        CHECK ((ended_at IS NULL) = (ended_reason IS NULL))
      );
      CREATE INDEX session_metadata_user ON session_metadata (user_id, started_at DESC);
      CREATE INDEX session_metadata_open ON session_metadata (last_seen_at) WHERE ended_at IS NULL;

      CREATE UNLOGGED TABLE rate_limits (
        key varchar(255) PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      );

      CREATE TABLE data_keys (
        purpose text PRIMARY KEY,
        root_key_id text NOT NULL,
        wrapped bytea NOT NULL,
        created_at timestamptz NOT NULL
      );

      CREATE TABLE facility_settings (
        name text PRIMARY KEY,
        value jsonb NOT NULL,
        updated_at timestamptz NOT NULL
      );
    `),
  down: (sql) =>
    sql(`
      DROP TABLE facility_settings, data_keys, rate_limits, session_metadata, trusted_devices, sessions,
        password_history, security_profiles, users, role_permissions, permissions, roles;
    `),
}
