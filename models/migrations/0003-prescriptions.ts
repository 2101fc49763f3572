import type { Migration } from './migration.ts'

export const prescriptions: Migration = {
  name: '0003-prescriptions',
  up: (sql) =>
    sql(`
      CREATE TABLE medications (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        code_system text NOT NULL,
        code text NOT NULL,
        active boolean NOT NULL DEFAULT true,
        created_at timestamptz NOT NULL,
        UNIQUE (code_system, code)
      );
      CREATE INDEX medications_name ON medications (lower(name));

      CREATE TABLE prescriptions (
        id uuid PRIMARY KEY,
        patient_id uuid NOT NULL REFERENCES patients ON DELETE CASCADE,
        medication_id uuid NOT NULL REFERENCES medications,
        prescriber_id uuid REFERENCES users ON DELETE RESTRICT,
        practitioner_id uuid REFERENCES practitioners ON DELETE RESTRICT,
        encounter_id uuid REFERENCES encounters ON DELETE SET NULL,
        status text NOT NULL
          CHECK (status IN
            ('draft', 'approved', 'dispensed', 'cancelled', 'stopped', 'completed', 'imported', 'on-hold')),
        dose text NOT NULL,
        route text NOT NULL,
        frequency text NOT NULL,
        quantity integer CHECK (quantity BETWEEN 1 AND 100000),
        repeats integer NOT NULL DEFAULT 0 CHECK (repeats BETWEEN 0 AND 24),
        expires_on date,
        instructions bytea,
        signed_at timestamptz,
        signed_content bytea,
        cancelled_at timestamptz,
        cancelled_by uuid REFERENCES users ON DELETE RESTRICT,
        cancel_reason bytea,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CHECK (status NOT IN ('approved', 'dispensed') OR (signed_at IS NOT NULL AND signed_content IS NOT NULL)),
        CHECK (prescriber_id IS NULL OR quantity IS NOT NULL),
        CHECK (prescriber_id IS NULL OR status NOT IN ('imported', 'on-hold')),
        CHECK (prescriber_id IS NULL OR status <> 'cancelled' OR cancelled_at IS NOT NULL),
        CHECK (status NOT IN ('draft', 'approved') OR expires_on IS NOT NULL)
      );
      CREATE INDEX prescriptions_of_patient ON prescriptions (patient_id, created_at DESC, id DESC);
      CREATE INDEX prescriptions_by_prescriber ON prescriptions (prescriber_id, created_at DESC, id DESC);
      CREATE INDEX prescriptions_to_dispense ON prescriptions (expires_on, signed_at, id) INCLUDE (patient_id)
        WHERE status = 'approved';
      CREATE INDEX prescriptions_approved_of_patient ON prescriptions (patient_id, expires_on) WHERE status = 'approved';

      CREATE TABLE dispensings (
        id uuid PRIMARY KEY,
        prescription_id uuid NOT NULL REFERENCES prescriptions ON DELETE CASCADE,
        pharmacist_id uuid NOT NULL REFERENCES users ON DELETE RESTRICT,
        quantity integer NOT NULL CHECK (quantity > 0),
        idempotency_key uuid NOT NULL,
        dispensed_at timestamptz NOT NULL,
        UNIQUE (prescription_id, idempotency_key)
      );
      CREATE INDEX dispensings_by_pharmacist ON dispensings (pharmacist_id, dispensed_at DESC);
    `),
  down: (sql) => sql('DROP TABLE dispensings, prescriptions, medications;'),
}
