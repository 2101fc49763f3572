import type { Migration } from './migration.ts'

export const patients: Migration = {
  name: '0002-patients',
  up: (sql) =>
    sql(`
      CREATE SEQUENCE patient_record_numbers START 1001;

      CREATE TABLE patients (
        id uuid PRIMARY KEY,
        record_number text NOT NULL UNIQUE
          DEFAULT 'MG-' || lpad(nextval('patient_record_numbers')::text, 7, '0'),
        given_name bytea NOT NULL,
        family_name bytea NOT NULL,
        birth_date bytea NOT NULL,
        sex text NOT NULL CHECK (sex IN ('female', 'male', 'other', 'unknown')),
        national_id bytea,
        phone bytea,
        email bytea,
        address bytea,
        medical_history bytea,
        allergies bytea,
        national_id_index bytea UNIQUE,
        exact_tokens bytea[] NOT NULL DEFAULT '{}',
        name_tokens bytea[] NOT NULL DEFAULT '{}',
        deceased boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1 CHECK (version > 0),
        registered_by uuid REFERENCES users ON DELETE SET NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CHECK ((national_id IS NULL) = (national_id_index IS NULL))
      );
      CREATE INDEX patients_exact_tokens ON patients USING gin (exact_tokens);
      CREATE INDEX patients_name_tokens ON patients USING gin (name_tokens);

      CREATE TABLE patient_keys (
        patient_id uuid PRIMARY KEY REFERENCES patients ON DELETE CASCADE,
        root_key_id text NOT NULL,
        wrapped bytea NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX patient_keys_root_key ON patient_keys (root_key_id);

      ALTER TABLE users ADD COLUMN patient_id uuid UNIQUE REFERENCES patients ON DELETE SET NULL;

      CREATE TABLE care_team_assignments (
        id uuid PRIMARY KEY,
        patient_id uuid NOT NULL REFERENCES patients ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
        relationship text NOT NULL CHECK (relationship IN ('primary', 'covering', 'consulting')),
        starts_at timestamptz NOT NULL,
        ends_at timestamptz,
        assigned_by uuid REFERENCES users ON DELETE SET NULL,
        created_at timestamptz NOT NULL,
        CHECK (ends_at IS NULL OR ends_at >= starts_at)
      );
      CREATE INDEX care_team_by_user ON care_team_assignments (user_id, patient_id);
      CREATE INDEX care_team_by_patient ON care_team_assignments (patient_id, starts_at DESC);
      CREATE UNIQUE INDEX care_team_open ON care_team_assignments (patient_id, user_id) WHERE ends_at IS NULL;

      CREATE TABLE practitioners (
        id uuid PRIMARY KEY,
        source_id text UNIQUE,
        identifier text UNIQUE,
        name text NOT NULL,
        specialty text,
        organization text,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );

      CREATE TABLE encounters (
        id uuid PRIMARY KEY,
        patient_id uuid NOT NULL REFERENCES patients ON DELETE CASCADE,
        author_id uuid REFERENCES users ON DELETE RESTRICT,
        practitioner_id uuid REFERENCES practitioners ON DELETE RESTRICT,
        kind text NOT NULL
          CHECK (kind IN ('ambulatory', 'emergency', 'inpatient', 'home', 'virtual', 'other')),
        occurred_at timestamptz NOT NULL,
        ended_at timestamptz,
        reason bytea,
        notes bytea,
        diagnoses bytea,
        amends_id uuid REFERENCES encounters ON DELETE RESTRICT,
        created_at timestamptz NOT NULL,
        CHECK (ended_at IS NULL OR ended_at >= occurred_at)
      );
      CREATE INDEX encounters_of_patient ON encounters (patient_id, occurred_at DESC, id DESC);
      CREATE UNIQUE INDEX encounters_amended_once ON encounters (amends_id);

      CREATE TABLE allergies (
        id uuid PRIMARY KEY,
        patient_id uuid NOT NULL REFERENCES patients ON DELETE CASCADE,
        substance bytea NOT NULL,
        reaction bytea,
        criticality text NOT NULL CHECK (criticality IN ('low', 'high', 'unknown')),
        category text,
        status text NOT NULL CHECK (status IN ('active', 'inactive', 'resolved', 'entered-in-error')),
        recorded_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX allergies_of_patient ON allergies (patient_id, recorded_at DESC, id DESC);

      CREATE TABLE conditions (
        id uuid PRIMARY KEY,
        patient_id uuid NOT NULL REFERENCES patients ON DELETE CASCADE,
        encounter_id uuid REFERENCES encounters ON DELETE SET NULL,
        description bytea NOT NULL,
        code bytea,
        status text NOT NULL
          CHECK (status IN ('active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved', 'unknown')),
        onset_at timestamptz,
        abated_at timestamptz,
        recorded_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX conditions_of_patient ON conditions (patient_id, recorded_at DESC, id DESC);
      CREATE INDEX conditions_of_encounter ON conditions (encounter_id);

      CREATE TABLE source_documents (
        id uuid PRIMARY KEY,
        patient_id uuid REFERENCES patients ON DELETE CASCADE,
        resource_type text NOT NULL,
        source_index bytea NOT NULL,
        target_id uuid,
        content bytea NOT NULL,
        content_hash bytea NOT NULL,
        imported_at timestamptz NOT NULL,
        UNIQUE (resource_type, source_index)
      );
      CREATE INDEX source_documents_of_patient ON source_documents (patient_id, resource_type);
    `),
  down: (sql) =>
    sql(`
      DROP TABLE source_documents, conditions, allergies, encounters, practitioners, care_team_assignments;
      ALTER TABLE users DROP COLUMN patient_id;
      DROP TABLE patient_keys, patients;
      DROP SEQUENCE patient_record_numbers;
    `),
}
