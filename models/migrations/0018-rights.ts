import type { Migration } from './migration.ts'

/** Permissions that came with this migration, given to the seeded roles of installations that exist already. */
const given = [
  ['role.approve', 'Approve changes of rights that others propose', ['system_admin', 'security_officer']],
  ['access.manage', 'Set from when and where people may use MedGuard', ['system_admin', 'security_officer']],
  ['facility.manage', 'Change what the facility sets for everybody', ['security_officer']],
] as const

export const rights: Migration = {
  name: '0018-rights',
  up: (sql) =>
    sql(`
      CREATE TABLE hour_exceptions (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
        windows jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(windows) = 'array'),
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
        granted_by uuid NOT NULL REFERENCES users,
        granted_at timestamptz NOT NULL,
        revoked_by uuid REFERENCES users,
        revoked_at timestamptz,
        CHECK ((revoked_by IS NULL) = (revoked_at IS NULL))
      );
      CREATE INDEX hour_exceptions_user ON hour_exceptions (user_id, ends_at DESC);

      CREATE TABLE rights_proposals (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('role', 'user')),
        role_id uuid NOT NULL REFERENCES roles ON DELETE CASCADE,
        user_id uuid REFERENCES users ON DELETE CASCADE,
        before jsonb NOT NULL,
        after jsonb NOT NULL,
        based_on timestamptz NOT NULL,
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
        proposed_by uuid NOT NULL REFERENCES users,
        proposed_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL CHECK (expires_at > proposed_at),
        outcome text CHECK (outcome IN ('approved', 'rejected', 'withdrawn', 'overtaken', 'expired')),
        decided_by uuid REFERENCES users,
        decided_at timestamptz,
        comment text CHECK (length(comment) BETWEEN 1 AND 500),
        CHECK ((kind = 'user') = (user_id IS NOT NULL)),
        CHECK ((outcome IS NULL) = (decided_at IS NULL)),
        CHECK (outcome <> 'approved' OR decided_by <> proposed_by),
        CHECK (outcome <> 'approved' OR decided_by IS DISTINCT FROM user_id)
      );
      CREATE UNIQUE INDEX rights_proposals_open_role ON rights_proposals (role_id)
        WHERE outcome IS NULL AND kind = 'role';
      CREATE UNIQUE INDEX rights_proposals_open_user ON rights_proposals (user_id)
        WHERE outcome IS NULL AND kind = 'user';
      CREATE INDEX rights_proposals_newest ON rights_proposals (proposed_at DESC, id DESC);

      CREATE TABLE expiry_warnings (
        user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('licence', 'training')),
        expires_on date NOT NULL,
        days integer NOT NULL CHECK (days IN (30, 7, 1)),
        sent_at timestamptz NOT NULL,
        PRIMARY KEY (user_id, kind, expires_on, days)
      );

      ${given
        .map(
          ([permission, description, roles]) => `
      INSERT INTO permissions (name, description) VALUES ('${permission}', '${description}')
        ON CONFLICT (name) DO NOTHING;
      INSERT INTO role_permissions (role_id, permission)
        SELECT id, '${permission}' FROM roles WHERE name IN (${roles.map((role) => `'${role}'`).join(', ')});`,
        )
        .join('')}
    `),
  down: (sql) =>
    sql(`
      DELETE FROM role_permissions WHERE permission IN (${given.map(([name]) => `'${name}'`).join(', ')});
      DELETE FROM permissions WHERE name IN (${given.map(([name]) => `'${name}'`).join(', ')});
      DROP TABLE expiry_warnings, rights_proposals, hour_exceptions;
    `),
}
