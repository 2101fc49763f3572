import type { Migration } from './migration.ts'

/**
 * What turning keys over needs: who is running with which root keys, a root key on its way to those who lack it, data keys
 * that were renewed (what the audit log sealed under them stays), and under which key each search index was made.
 */
export const keyRotation: Migration = {
  name: '0022-key-rotation',
  up: (sql) =>
    sql(`
      CREATE UNLOGGED TABLE key_holders (
        id uuid PRIMARY KEY,
        host text NOT NULL,
        process_id integer NOT NULL,
        started_at timestamptz NOT NULL DEFAULT now(),
        seen_at timestamptz NOT NULL DEFAULT now(),
        root_key_ids text[] NOT NULL,
        index_key_ids text[] NOT NULL
      );

      CREATE TABLE root_key_handovers (
        wrapped_by text PRIMARY KEY,
        root_key_id text NOT NULL,
        wrapped bytea NOT NULL,
        announced_at timestamptz NOT NULL
      );

      CREATE TABLE former_patient_keys (
        patient_id uuid NOT NULL REFERENCES patients ON DELETE CASCADE,
        ended_at timestamptz NOT NULL,
        root_key_id text NOT NULL,
        wrapped bytea NOT NULL,
        PRIMARY KEY (patient_id, ended_at)
      );
      CREATE INDEX former_patient_keys_root_key ON former_patient_keys (root_key_id);

      ALTER TABLE patient_keys ADD COLUMN renewed_at timestamptz;
      ALTER TABLE patients ADD COLUMN index_key_id text;
      ALTER TABLE source_documents ADD COLUMN index_key_id text;
    `),
  down: (sql) =>
    sql(`
      ALTER TABLE source_documents DROP COLUMN index_key_id;
      ALTER TABLE patients DROP COLUMN index_key_id;
      ALTER TABLE patient_keys DROP COLUMN renewed_at;
      DROP TABLE former_patient_keys, root_key_handovers, key_holders;
    `),
}
