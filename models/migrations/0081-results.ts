import type { Migration } from './migration.ts'

const entries = (...names: readonly string[]) => `
  ALTER TABLE clinical_changes DROP CONSTRAINT clinical_changes_entry_check,
    ADD CONSTRAINT clinical_changes_entry_check CHECK (entry IN (${names.map((name) => `'${name}'`).join(', ')}));`

const graveSettings = (condition: string) => `
  DROP TRIGGER facility_settings_take_two ON facility_settings;
  CREATE TRIGGER facility_settings_take_two BEFORE INSERT OR UPDATE ON facility_settings
    FOR EACH ROW WHEN (${condition}) EXECUTE FUNCTION grave_settings_take_two();`

const named = (...names: readonly string[]) =>
  `NEW.name IN (${names.map((name) => `'${name}'`).join(', ')}) OR NEW.name LIKE 'detector:%'`

/**
 * Results of laboratories and others: a row for each. When it was collected, whether it is not usual, and whether it counts stand
 * openly, so that lists find it; which test it is, does not: that somebody was tested can say what they have. Which of a patient's
 * results are of one test is said by a number that nothing else says anything about.
 */
export const results: Migration = {
  name: '0081-results',
  up: (sql) =>
    sql(`
      CREATE TABLE result_tests (
        id uuid PRIMARY KEY,
        patient_id uuid NOT NULL REFERENCES patients ON DELETE CASCADE,
        content bytea NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX result_tests_of_patient ON result_tests (patient_id);
      CREATE TRIGGER result_tests_stay BEFORE DELETE ON result_tests
        FOR EACH ROW EXECUTE FUNCTION only_imported_may_go('created_at');
      CREATE TABLE results (
        id uuid PRIMARY KEY,
        patient_id uuid NOT NULL REFERENCES patients ON DELETE CASCADE,
        report_id uuid NOT NULL,
        test_id uuid NOT NULL REFERENCES result_tests,
        status text NOT NULL CONSTRAINT results_status_check
          CHECK (status IN ('preliminary', 'final', 'amended', 'cancelled', 'entered-in-error')),
        collected_at timestamptz NOT NULL,
        abnormal boolean NOT NULL DEFAULT false,
        critical boolean NOT NULL DEFAULT false CHECK (abnormal OR NOT critical),
        awaited boolean NOT NULL DEFAULT true,
        content bytea NOT NULL,
        source text NOT NULL DEFAULT 'written' CHECK (source IN ('written', 'imported')),
        recorded_by uuid REFERENCES users ON DELETE SET NULL,
        version integer NOT NULL DEFAULT 1 CHECK (version > 0),
        changed_by uuid REFERENCES users ON DELETE SET NULL,
        changed_at timestamptz,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX results_of_patient ON results (patient_id, collected_at DESC, id DESC);
      CREATE INDEX results_of_test ON results (test_id, collected_at DESC, id DESC);
      CREATE INDEX results_awaited ON results (patient_id, collected_at DESC, id DESC)
        WHERE awaited AND status <> 'entered-in-error';
      CREATE TRIGGER results_only_imported_go BEFORE DELETE ON results
        FOR EACH ROW EXECUTE FUNCTION only_imported_may_go('recorded_by', 'changed_by');
      CREATE TABLE result_acknowledgements (
        result_id uuid NOT NULL REFERENCES results ON DELETE CASCADE,
        version integer NOT NULL CHECK (version > 0),
        user_id uuid NOT NULL REFERENCES users,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (result_id, version)
      );
      ${entries('allergy', 'condition', 'allergy-statement', 'observation', 'result')}
      ${graveSettings(named('training-grace-days', 'record-retention-years', 'results-shown-after-days'))}
    `),
  down: (sql) =>
    sql(`
      ${graveSettings(named('training-grace-days', 'record-retention-years'))}
      ALTER TABLE clinical_changes DISABLE TRIGGER USER;
      DELETE FROM clinical_changes WHERE entry = 'result';
      ALTER TABLE clinical_changes ENABLE TRIGGER USER;
      ${entries('allergy', 'condition', 'allergy-statement', 'observation')}
      DROP TABLE result_acknowledgements;
      DROP TABLE results;
      DROP TABLE result_tests;
    `),
}
