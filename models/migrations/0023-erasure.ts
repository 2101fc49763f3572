import type { Migration } from './migration.ts'

/** Permissions that came with this migration, given to the seeded roles of installations that exist already. */
const given = [
  ['erasure.request', 'Ask for the erasure of a record on a patient’s behalf', ['admin_staff']],
  ['erasure.decide', 'Decide whether a patient’s record is erased', ['system_admin', 'security_officer']],
  ['record.copy', 'Hand out a full copy of the record of a patient in one’s care', ['physician']],
] as const

/**
 * Requests to erase a record, decided by two people of whom neither asked for it, and what an erased record is known by.
 */
export const erasure: Migration = {
  name: '0023-erasure',
  up: (sql) =>
    sql(`
      ALTER TABLE patients ADD COLUMN erased_at timestamptz;

      CREATE TABLE erasure_requests (
        id uuid PRIMARY KEY,
        patient_id uuid NOT NULL REFERENCES patients ON DELETE CASCADE,
        requested_by uuid NOT NULL REFERENCES users,
        requested_at timestamptz NOT NULL,
        identity_check text NOT NULL
          CHECK (identity_check IN ('signed-in', 'document', 'known-in-person', 'representative')),
        reason bytea NOT NULL,
        approved_by uuid REFERENCES users,
        approved_at timestamptz,
        outcome text CHECK (outcome IN ('erased', 'refused', 'withdrawn')),
        decided_by uuid REFERENCES users,
        decided_at timestamptz,
        refusal bytea,
        root_key_ids text[] NOT NULL DEFAULT '{}',
        CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
        CHECK ((outcome IS NULL) = (decided_at IS NULL) AND (outcome IS NULL) = (decided_by IS NULL)),
        CHECK (approved_by <> requested_by),
        CHECK (outcome = 'withdrawn' OR decided_by <> requested_by),
        CHECK (outcome <> 'erased' OR (approved_by IS NOT NULL AND decided_by <> approved_by)),
        CHECK ((outcome = 'refused') = (refusal IS NOT NULL))
      );
      CREATE UNIQUE INDEX erasure_requests_open ON erasure_requests (patient_id) WHERE outcome IS NULL;
      CREATE INDEX erasure_requests_of_patient ON erasure_requests (patient_id, requested_at DESC);
      CREATE INDEX erasure_requests_newest ON erasure_requests (requested_at DESC, id DESC);

      CREATE UNIQUE INDEX alerts_once_a_day ON alerts ((details ->> 'once')) WHERE details ? 'once';

      -- The names of an account whose patient was erased: nobody else's can be forgotten.
      CREATE FUNCTION forget_erased_names(patient uuid) RETURNS void
        LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
          DELETE FROM actor_names a USING users u, patients p
          WHERE a.user_id = u.id AND u.patient_id = p.id AND p.id = patient AND p.erased_at IS NOT NULL
            AND (a.username, a.display_name) <> (u.username, u.display_name)
        $$;
      REVOKE EXECUTE ON FUNCTION forget_erased_names(uuid) FROM PUBLIC;

      ${given
        .map(
          ([permission, description, roles]) => `
      INSERT INTO permissions (name, description) VALUES ('${permission}', '${description}')
        ON CONFLICT (name) DO NOTHING;
      INSERT INTO role_permissions (role_id, permission)
        SELECT id, '${permission}' FROM roles WHERE name IN (${roles.map((role) => `'${role}'`).join(', ')})
        ON CONFLICT DO NOTHING;`,
        )
        .join('')}
    `),
  down: (sql) =>
    sql(`
      DELETE FROM role_permissions WHERE permission IN (${given.map(([name]) => `'${name}'`).join(', ')});
      DELETE FROM permissions WHERE name IN (${given.map(([name]) => `'${name}'`).join(', ')});
      DROP FUNCTION forget_erased_names(uuid);
      DROP INDEX alerts_once_a_day;
      DROP TABLE erasure_requests;
      ALTER TABLE patients DROP COLUMN erased_at;
    `),
}
