import type { Migration } from './migration.ts'

/** Who may read which record as their own, or as a child's guardian: invited, accepted, and ended by two people. */
export const recordTies: Migration = {
  name: '0029-record-ties',
  up: (sql) =>
    sql(`
      CREATE TABLE record_ties (
        id uuid PRIMARY KEY,
        patient_id uuid NOT NULL REFERENCES patients ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('self', 'guardian', 'representative')),
        document text NOT NULL
          CHECK (document IN ('identity-card', 'passport', 'driving-licence', 'birth-certificate', 'court-order', 'known-in-person')),
        grounds bytea,
        ends_on date,
        code_hash bytea UNIQUE,
        code_expires_at timestamptz NOT NULL,
        invited_by uuid REFERENCES users,
        invited_at timestamptz NOT NULL,
        user_id uuid REFERENCES users ON DELETE CASCADE,
        accepted_at timestamptz,
        end_asked_by uuid REFERENCES users,
        end_asked_at timestamptz,
        end_reason bytea,
        ended_by uuid REFERENCES users,
        ended_at timestamptz,
        CHECK ((user_id IS NULL) = (accepted_at IS NULL)),
        CHECK ((kind = 'self') = (grounds IS NULL) AND (kind = 'self') = (ends_on IS NULL)),
        CHECK ((end_asked_by IS NULL) = (end_asked_at IS NULL) AND (end_asked_by IS NULL) = (end_reason IS NULL)),
        CHECK ((ended_by IS NULL) = (ended_at IS NULL)),
        CHECK (ended_by IS NULL OR accepted_at IS NULL OR (end_asked_by IS NOT NULL AND end_asked_by <> ended_by))
      );
      CREATE INDEX record_ties_of_patient ON record_ties (patient_id, invited_at DESC, id DESC);
      CREATE INDEX record_ties_of_user ON record_ties (user_id) WHERE ended_at IS NULL;
      CREATE UNIQUE INDEX record_ties_self_of_patient ON record_ties (patient_id)
        WHERE kind = 'self' AND accepted_at IS NOT NULL AND ended_at IS NULL;
      CREATE UNIQUE INDEX record_ties_self_of_user ON record_ties (user_id)
        WHERE kind = 'self' AND accepted_at IS NOT NULL AND ended_at IS NULL;

      ALTER TABLE session_metadata ADD COLUMN record_of uuid REFERENCES record_ties ON DELETE SET NULL;

      INSERT INTO record_ties (id, patient_id, kind, document, code_expires_at, invited_at, user_id, accepted_at)
        SELECT gen_random_uuid(), patient_id, 'self', 'known-in-person', created_at, created_at, id, created_at
        FROM users WHERE patient_id IS NOT NULL;

      INSERT INTO permissions (name, description)
        VALUES ('record-tie.manage', 'Tie a person’s account to a record, and end such ties') ON CONFLICT (name) DO NOTHING;
      INSERT INTO role_permissions (role_id, permission)
        SELECT id, 'record-tie.manage' FROM roles WHERE name = 'admin_staff' ON CONFLICT DO NOTHING;
    `),
  down: (sql) =>
    sql(`
      DELETE FROM role_permissions WHERE permission = 'record-tie.manage';
      DELETE FROM permissions WHERE name = 'record-tie.manage';
      ALTER TABLE session_metadata DROP COLUMN record_of;
      DROP TABLE record_ties;
    `),
}
