import type { Migration } from './migration.ts'

/**
 * How far each receiver outside has had the rows of the audit log; months whose rows were removed after their export; and
 * holds, which stop removal. A month that was removed stays in the tree by its leaves, and is named here for good.
 */
export const auditKeeping: Migration = {
  name: '0020-audit-keeping',
  up: (sql) =>
    sql(`
      CREATE TABLE audit_shipments (
        receiver text PRIMARY KEY,
        next_leaf bigint NOT NULL DEFAULT 0,
        sent_at timestamptz,
        failures integer NOT NULL DEFAULT 0,
        last_error text,
        retry_at timestamptz,
        holder uuid,
        held_until timestamptz
      );

      CREATE TABLE audit_legal_holds (
        id uuid PRIMARY KEY,
        patient_id uuid,
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
        set_at timestamptz NOT NULL,
        set_by uuid NOT NULL,
        set_by_name text NOT NULL,
        lift_reason text CHECK (length(lift_reason) BETWEEN 1 AND 500),
        lift_asked_at timestamptz,
        lift_asked_by uuid,
        lift_asked_by_name text,
        lifted_at timestamptz,
        lifted_by uuid,
        lifted_by_name text,
        CHECK ((lift_asked_by IS NULL) = (lift_asked_at IS NULL)),
        CHECK (lifted_by IS NULL OR (lift_asked_by IS NOT NULL AND lifted_by <> lift_asked_by))
      );
      CREATE INDEX audit_legal_holds_standing ON audit_legal_holds (patient_id) WHERE lifted_at IS NULL;

      CREATE TABLE audit_removed_months (
        month date PRIMARY KEY,
        rows bigint NOT NULL,
        first_leaf bigint NOT NULL,
        last_leaf bigint NOT NULL,
        archive text NOT NULL,
        archive_sha256 text NOT NULL CHECK (archive_sha256 ~ '^[0-9a-f]{64}$'),
        event_id uuid NOT NULL,
        removed_at timestamptz NOT NULL
      );
      CREATE TRIGGER audit_removed_months_refuse_change BEFORE UPDATE OR DELETE ON audit_removed_months
        FOR EACH ROW EXECUTE FUNCTION audit_proof_is_append_only();
      CREATE TRIGGER audit_removed_months_refuse_truncate BEFORE TRUNCATE ON audit_removed_months
        FOR EACH STATEMENT EXECUTE FUNCTION audit_proof_is_append_only();

      ALTER TABLE audit_verifications ADD COLUMN hash_only bigint NOT NULL DEFAULT 0;
    `),
  down: (sql) =>
    sql(`
      ALTER TABLE audit_verifications DROP COLUMN hash_only;
      DROP TABLE audit_removed_months, audit_legal_holds, audit_shipments;
    `),
}
