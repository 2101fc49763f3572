import type { Migration } from './migration.ts'

export const emergencyAccess: Migration = {
  name: '0004-emergency-access',
  up: (sql) =>
    sql(`
      CREATE TABLE emergency_access_codes (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
        code_hash bytea NOT NULL,
        issued_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE UNIQUE INDEX emergency_access_codes_open ON emergency_access_codes (user_id) WHERE used_at IS NULL;

      CREATE TABLE emergency_grants (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users ON DELETE RESTRICT,
        patient_id uuid NOT NULL REFERENCES patients ON DELETE CASCADE,
        code_id uuid NOT NULL UNIQUE REFERENCES emergency_access_codes ON DELETE RESTRICT,
        session_id uuid NOT NULL,
        reason_code text NOT NULL
          CHECK (reason_code IN ('life-threatening', 'unconscious', 'urgent-care', 'team-unavailable', 'other')),
        reason bytea NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        ended_at timestamptz,
        CHECK (ends_at > starts_at)
      );
      CREATE INDEX emergency_grants_live ON emergency_grants (user_id, ends_at) WHERE ended_at IS NULL;
      CREATE INDEX emergency_grants_by_user ON emergency_grants (user_id, starts_at DESC, id DESC);
      CREATE INDEX emergency_grants_by_start ON emergency_grants (starts_at DESC, id DESC);
      CREATE INDEX emergency_grants_of_patient ON emergency_grants (patient_id, starts_at DESC);

      CREATE TABLE emergency_reviews (
        id uuid PRIMARY KEY,
        grant_id uuid NOT NULL UNIQUE REFERENCES emergency_grants ON DELETE CASCADE,
        reviewer_id uuid NOT NULL REFERENCES users ON DELETE RESTRICT,
        outcome text NOT NULL CHECK (outcome IN ('justified', 'unjustified', 'escalated')),
        comment bytea NOT NULL,
        reviewed_at timestamptz NOT NULL
      );

      CREATE TABLE alerts (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        severity text NOT NULL CHECK (severity IN ('info', 'warning', 'critical', 'emergency')),
        raised_at timestamptz NOT NULL,
        user_id uuid REFERENCES users ON DELETE SET NULL,
        patient_id uuid REFERENCES patients ON DELETE SET NULL,
        grant_id uuid REFERENCES emergency_grants ON DELETE SET NULL,
        details jsonb NOT NULL DEFAULT '{}',
        acknowledged_at timestamptz,
        acknowledged_by uuid REFERENCES users ON DELETE SET NULL
      );
      CREATE INDEX alerts_open ON alerts (raised_at DESC, id DESC) WHERE acknowledged_at IS NULL;
      CREATE INDEX alerts_all ON alerts (raised_at DESC, id DESC);
    `),
  down: (sql) => sql('DROP TABLE alerts, emergency_reviews, emergency_grants, emergency_access_codes;'),
}
