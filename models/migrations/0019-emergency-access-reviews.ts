import type { Migration } from './migration.ts'

export const emergencyAccessReviews: Migration = {
  name: '0019-emergency-access-reviews',
  up: (sql) =>
    sql(`
      ALTER TABLE users ADD COLUMN ward text CHECK (length(ward) BETWEEN 1 AND 100);

      CREATE TABLE emergency_requests (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users ON DELETE RESTRICT,
        patient_id uuid REFERENCES patients ON DELETE CASCADE,
        code_id uuid NOT NULL UNIQUE REFERENCES emergency_access_codes ON DELETE RESTRICT,
        session_id uuid NOT NULL,
        reason_code text NOT NULL,
        reason bytea NOT NULL,
        asked_at timestamptz NOT NULL,
        lapses_at timestamptz NOT NULL,
        decision text CHECK (decision IN ('approved', 'refused')),
        decided_at timestamptz,
        decided_by uuid REFERENCES users ON DELETE RESTRICT,
        CHECK (lapses_at > asked_at),
        CHECK (decided_by <> user_id),
        CHECK ((decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL))
      );
      CREATE INDEX emergency_requests_open ON emergency_requests (asked_at DESC, id DESC) WHERE decision IS NULL;
      CREATE INDEX emergency_requests_of_user ON emergency_requests (user_id, asked_at DESC, id DESC);

      ALTER TABLE emergency_grants
        ALTER COLUMN patient_id DROP NOT NULL,
        ADD COLUMN request_id uuid UNIQUE REFERENCES emergency_requests ON DELETE RESTRICT,
        ADD COLUMN ward text,
        ADD COLUMN extended_at timestamptz,
        ADD COLUMN extension_reason bytea,
        ADD COLUMN review_state text NOT NULL DEFAULT 'due' CHECK (review_state IN ('due', 'escalated', 'done')),
        ADD COLUMN overdue_told_at timestamptz,
        ADD CHECK ((extended_at IS NULL) = (extension_reason IS NULL)),
        DROP CONSTRAINT emergency_grants_reason_code_check,
        ADD CONSTRAINT emergency_grants_reason_code_check CHECK (reason_code IN ('life-threatening', 'unconscious',
          'urgent-care', 'team-unavailable', 'called-in', 'shift-overrun', 'other'));
      CREATE INDEX emergency_grants_by_review ON emergency_grants (review_state, starts_at DESC, id DESC);

      ALTER TABLE emergency_reviews
        ADD COLUMN opinion smallint NOT NULL DEFAULT 1 CHECK (opinion IN (1, 2)),
        DROP CONSTRAINT emergency_reviews_grant_id_key,
        ADD CONSTRAINT emergency_reviews_opinions UNIQUE (grant_id, opinion),
        ADD CONSTRAINT emergency_reviews_last_word CHECK (opinion = 1 OR outcome <> 'escalated');
      UPDATE emergency_grants g SET review_state = CASE v.outcome WHEN 'escalated' THEN 'escalated' ELSE 'done' END
        FROM emergency_reviews v WHERE v.grant_id = g.id;

      CREATE INDEX alerts_of_grant ON alerts (grant_id) WHERE grant_id IS NOT NULL;

      CREATE TABLE webhook_deliveries (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind ~ '^[a-z][a-z0-9-]*$'),
        body text NOT NULL,
        created_at timestamptz NOT NULL,
        attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
        last_error text CHECK (length(last_error) <= 60),
        delivered_at timestamptz
      );
      CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries (created_at, id) WHERE delivered_at IS NULL;
      CREATE INDEX webhook_deliveries_done ON webhook_deliveries (delivered_at) WHERE delivered_at IS NOT NULL;

      INSERT INTO permissions (name, description)
        VALUES ('emergency-access.approve', 'Approve emergency access beyond the daily limit')
        ON CONFLICT DO NOTHING;
      INSERT INTO role_permissions (role_id, permission)
        SELECT role_id, 'emergency-access.approve' FROM role_permissions WHERE permission = 'security.read'
        ON CONFLICT DO NOTHING;
    `),
  down: (sql) =>
    sql(`
      DELETE FROM role_permissions WHERE permission = 'emergency-access.approve';
      DELETE FROM permissions WHERE name = 'emergency-access.approve';
      DROP TABLE webhook_deliveries;
      DROP INDEX alerts_of_grant;
      DELETE FROM emergency_reviews WHERE opinion = 2;
      ALTER TABLE emergency_reviews
        DROP CONSTRAINT emergency_reviews_last_word,
        DROP CONSTRAINT emergency_reviews_opinions,
        ADD CONSTRAINT emergency_reviews_grant_id_key UNIQUE (grant_id),
        DROP COLUMN opinion;
      DROP INDEX emergency_grants_by_review;
      DELETE FROM emergency_grants
        WHERE patient_id IS NULL OR reason_code IN ('called-in', 'shift-overrun');
      ALTER TABLE emergency_grants
        DROP CONSTRAINT emergency_grants_reason_code_check,
        ADD CONSTRAINT emergency_grants_reason_code_check CHECK (reason_code IN ('life-threatening', 'unconscious',
          'urgent-care', 'team-unavailable', 'other')),
        DROP COLUMN overdue_told_at,
        DROP COLUMN review_state,
        DROP COLUMN extension_reason,
        DROP COLUMN extended_at,
        DROP COLUMN ward,
        DROP COLUMN request_id,
        ALTER COLUMN patient_id SET NOT NULL;
      DROP TABLE emergency_requests;
      ALTER TABLE users DROP COLUMN ward;
    `),
}
