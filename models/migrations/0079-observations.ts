import type { Migration } from './migration.ts'

const kinds = [
  'blood-pressure',
  'pulse',
  'temperature',
  'respiration',
  'oxygen-saturation',
  'weight',
  'height',
  'head-circumference',
  'pain',
  'glucose',
]

const entries = (...names: readonly string[]) => `
  ALTER TABLE clinical_changes DROP CONSTRAINT clinical_changes_entry_check,
    ADD CONSTRAINT clinical_changes_entry_check CHECK (entry IN (${names.map((name) => `'${name}'`).join(', ')}));`

/**
 * Vital signs: a row for each number that was taken, or the two of a blood pressure. What was measured and when stands openly,
 * so that the last of each is found without opening the others; the numbers are sealed.
 */
export const observations: Migration = {
  name: '0079-observations',
  up: (sql) =>
    sql(`
      CREATE TABLE observations (
        id uuid PRIMARY KEY,
        patient_id uuid NOT NULL REFERENCES patients ON DELETE CASCADE,
        kind text NOT NULL CONSTRAINT observations_kind_check
          CHECK (kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')})),
        status text NOT NULL CONSTRAINT observations_status_check CHECK (status IN ('final', 'entered-in-error')),
        taken_at timestamptz NOT NULL,
        content bytea NOT NULL,
        source text NOT NULL DEFAULT 'written' CHECK (source IN ('written', 'imported')),
        recorded_by uuid REFERENCES users ON DELETE SET NULL,
        version integer NOT NULL DEFAULT 1 CHECK (version > 0),
        changed_by uuid REFERENCES users ON DELETE SET NULL,
        changed_at timestamptz,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX observations_of_patient ON observations (patient_id, taken_at DESC, id DESC);
      CREATE INDEX observations_of_kind ON observations (patient_id, kind, taken_at DESC, id DESC);
      CREATE TRIGGER observations_only_imported_go BEFORE DELETE ON observations
        FOR EACH ROW EXECUTE FUNCTION only_imported_may_go('recorded_by', 'changed_by');
      ${entries('allergy', 'condition', 'allergy-statement', 'observation')}
    `),
  down: (sql) =>
    sql(`
      ALTER TABLE clinical_changes DISABLE TRIGGER USER;
      DELETE FROM clinical_changes WHERE entry = 'observation';
      ALTER TABLE clinical_changes ENABLE TRIGGER USER;
      ${entries('allergy', 'condition', 'allergy-statement')}
      DROP TABLE observations;
    `),
}
