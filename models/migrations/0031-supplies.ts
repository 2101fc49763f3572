import type { Migration } from './migration.ts'

/**
 * Supplies in parts, what came of it when nothing was handed over, and what was taken back. What was recorded before stays
 * as it was: a prescription that a part has closed stays closed, with the quantity that was handed over.
 */
export const supplies: Migration = {
  name: '0031-supplies',
  up: (sql) =>
    sql(`
      ALTER TABLE prescriptions
        ADD COLUMN repeat_after_days integer CHECK (repeat_after_days BETWEEN 1 AND 365),
        ADD COLUMN override_reason bytea,
        ADD COLUMN override_of bytea,
        ADD CONSTRAINT prescriptions_override CHECK ((override_reason IS NULL) = (override_of IS NULL));

      ALTER TABLE dispensings ADD COLUMN early_reason bytea, ADD COLUMN override_reason bytea;
      CREATE INDEX dispensings_of_prescription ON dispensings (prescription_id, dispensed_at, id);

      CREATE TABLE dispensing_reversals (
        id uuid PRIMARY KEY,
        dispensing_id uuid NOT NULL UNIQUE REFERENCES dispensings ON DELETE CASCADE,
        pharmacist_id uuid NOT NULL REFERENCES users ON DELETE RESTRICT,
        reason bytea NOT NULL,
        reversed_at timestamptz NOT NULL
      );

      CREATE TABLE not_dispensed (
        id uuid PRIMARY KEY,
        prescription_id uuid NOT NULL REFERENCES prescriptions ON DELETE CASCADE,
        pharmacist_id uuid NOT NULL REFERENCES users ON DELETE RESTRICT,
        reason_code text NOT NULL
          CHECK (reason_code IN ('out-of-stock', 'patient-declined', 'query-to-prescriber', 'safety', 'other')),
        note bytea,
        recorded_at timestamptz NOT NULL
      );
      CREATE INDEX not_dispensed_of_prescription ON not_dispensed (prescription_id, recorded_at, id);
    `),
  down: (sql) =>
    sql(`
      DROP TABLE not_dispensed, dispensing_reversals;
      DROP INDEX dispensings_of_prescription;
      ALTER TABLE dispensings DROP COLUMN early_reason, DROP COLUMN override_reason;
      ALTER TABLE prescriptions DROP COLUMN repeat_after_days, DROP COLUMN override_reason, DROP COLUMN override_of;
    `),
}
