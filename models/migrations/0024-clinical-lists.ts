import type { Migration } from './migration.ts'

/** A year, a month, a day or an instant, as server/partial-date.ts reads it. */
const partialDate = (column: string) =>
  `${column} text CHECK (${column} ~ '^\\d{4}(-\\d\\d(-\\d\\d(T\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d))?)?)?$')`

/** A partial date, an age or a range of either, as server/clinical-time.ts reads it. */
const clinicalTime = (column: string) => `${column} text CHECK (${column} ~ '^[-+0-9TZ:./PYMWDH]{3,80}$')`

/** An instant as the text of a partial date. */
const asInstant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Who wrote an entry, where it came from, and who changed it last. */
const provenance = `
  ADD COLUMN source text NOT NULL DEFAULT 'written' CHECK (source IN ('written', 'imported')),
  ADD COLUMN ${partialDate('recorded')},
  ADD COLUMN recorded_by uuid REFERENCES users ON DELETE SET NULL,
  ADD COLUMN practitioner_id uuid REFERENCES practitioners ON DELETE SET NULL,
  ADD COLUMN note bytea,
  ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  ADD COLUMN changed_by uuid REFERENCES users ON DELETE SET NULL,
  ADD COLUMN changed_at timestamptz`

const withoutProvenance = `DROP COLUMN source, DROP COLUMN recorded, DROP COLUMN recorded_by, DROP COLUMN practitioner_id,
  DROP COLUMN note, DROP COLUMN version, DROP COLUMN changed_by, DROP COLUMN changed_at`

const importedRows = (table: string, type: string) =>
  `SELECT 1 FROM source_documents d WHERE d.target_id = ${table}.id AND d.resource_type = '${type}'`

/** What was taken over before it was known when it was recorded stood there as the moment of the import. */
const fillProvenance = (table: string, type: string) => `
  UPDATE ${table} SET source = 'imported' WHERE EXISTS (${importedRows(table, type)});
  UPDATE ${table} SET recorded = ${asInstant('recorded_at')} WHERE source = 'written' OR recorded_at <> created_at;`

/**
 * Allergies and conditions as people of the house write and correct them: how sure, since when with the precision that is
 * known, by whom, and every state that an entry ever had; that there are no known allergies, as a statement of its own;
 * immunizations; what an import could not take; and dates of birth and death that are known in part or not at all.
 */
export const clinicalLists: Migration = {
  name: '0024-clinical-lists',
  up: (sql) =>
    sql(`
      ALTER TABLE allergies
        ADD COLUMN verification text NOT NULL DEFAULT 'unknown'
          CHECK (verification IN ('unconfirmed', 'presumed', 'confirmed', 'refuted', 'entered-in-error', 'unknown')),
        ADD COLUMN type text CHECK (type IN ('allergy', 'intolerance')),
        ADD COLUMN code bytea,
        ADD COLUMN ${clinicalTime('onset')},
        ADD COLUMN onset_note bytea,
        ${provenance};
      UPDATE allergies SET verification = 'entered-in-error', status = 'inactive' WHERE status = 'entered-in-error';
      ALTER TABLE allergies
        DROP CONSTRAINT allergies_status_check,
        ADD CONSTRAINT allergies_status_check CHECK (status IN ('active', 'inactive', 'resolved')),
        DROP CONSTRAINT allergies_criticality_check,
        ADD CONSTRAINT allergies_criticality_check
          CHECK (criticality IN ('low', 'high', 'unable-to-assess', 'unknown'));
      ${fillProvenance('allergies', 'AllergyIntolerance')}

      ALTER TABLE conditions
        ADD COLUMN verification text NOT NULL DEFAULT 'unknown' CHECK (verification IN
          ('unconfirmed', 'provisional', 'differential', 'confirmed', 'refuted', 'entered-in-error', 'unknown')),
        ADD COLUMN category text,
        ADD COLUMN ${clinicalTime('onset')},
        ADD COLUMN onset_note bytea,
        ADD COLUMN ${clinicalTime('abatement')},
        ADD COLUMN abatement_note bytea,
        ${provenance};
      UPDATE conditions SET onset = ${asInstant('onset_at')}, abatement = ${asInstant('abated_at')};
      ALTER TABLE conditions DROP COLUMN onset_at, DROP COLUMN abated_at;
      ${fillProvenance('conditions', 'Condition')}

      CREATE TABLE clinical_changes (
        id uuid PRIMARY KEY,
        patient_id uuid NOT NULL REFERENCES patients ON DELETE CASCADE,
        entry text NOT NULL CHECK (entry IN ('allergy', 'condition', 'allergy-statement')),
        entry_id uuid NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        change text NOT NULL
          CHECK (change IN ('recorded', 'corrected', 'resolved', 'reopened', 'entered-in-error', 'imported')),
        changed_by uuid REFERENCES users ON DELETE SET NULL,
        changed_at timestamptz NOT NULL,
        content bytea NOT NULL,
        UNIQUE (entry_id, version)
      );
      CREATE INDEX clinical_changes_of_patient ON clinical_changes (patient_id, changed_at DESC, id DESC);

      CREATE TABLE allergy_statements (
        id uuid PRIMARY KEY,
        patient_id uuid NOT NULL REFERENCES patients ON DELETE CASCADE,
        says text NOT NULL CHECK (says IN ('none-known', 'unknown')),
        scope text NOT NULL CHECK (scope IN ('any', 'medication', 'food', 'environment', 'biologic', 'substance')),
        substance bytea,
        code bytea,
        note bytea,
        source text NOT NULL DEFAULT 'written' CHECK (source IN ('written', 'imported')),
        ${partialDate('recorded')},
        recorded_at timestamptz NOT NULL,
        recorded_by uuid REFERENCES users ON DELETE SET NULL,
        practitioner_id uuid REFERENCES practitioners ON DELETE SET NULL,
        ended_at timestamptz,
        ended_by uuid REFERENCES users ON DELETE SET NULL,
        ended_because text
          CHECK (ended_because IN ('allergy-recorded', 'said-again', 'withdrawn', 'entered-in-error', 'no-longer-in-source')),
        created_at timestamptz NOT NULL,
        CHECK ((scope = 'substance') = (substance IS NOT NULL)),
        CHECK ((ended_at IS NULL) = (ended_because IS NULL))
      );
      CREATE INDEX allergy_statements_of_patient ON allergy_statements (patient_id, recorded_at DESC, id DESC);

      CREATE TABLE immunizations (
        id uuid PRIMARY KEY,
        patient_id uuid NOT NULL REFERENCES patients ON DELETE CASCADE,
        encounter_id uuid REFERENCES encounters ON DELETE SET NULL,
        vaccine bytea NOT NULL,
        code bytea,
        status text NOT NULL CHECK (status IN ('completed', 'not-done', 'entered-in-error')),
        status_reason bytea,
        ${partialDate('given')},
        given_note bytea,
        given_at timestamptz NOT NULL,
        dose bytea,
        lot bytea,
        site bytea,
        route bytea,
        performer bytea,
        practitioner_id uuid REFERENCES practitioners ON DELETE SET NULL,
        primary_source boolean,
        reported_by bytea,
        note bytea,
        source text NOT NULL DEFAULT 'written' CHECK (source IN ('written', 'imported')),
        created_at timestamptz NOT NULL
      );
      CREATE INDEX immunizations_of_patient ON immunizations (patient_id, given_at DESC, id DESC);
      CREATE INDEX immunizations_of_encounter ON immunizations (encounter_id);

      CREATE TABLE import_remarks (
        id uuid PRIMARY KEY,
        patient_id uuid NOT NULL REFERENCES patients ON DELETE CASCADE,
        source_document_id uuid REFERENCES source_documents ON DELETE CASCADE,
        resource_type text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('not-read', 'partly-read', 'changed-here')),
        remark bytea NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX import_remarks_of_patient ON import_remarks (patient_id, created_at DESC, id DESC);
      CREATE INDEX import_remarks_of_document ON import_remarks (source_document_id);

      ALTER TABLE encounters ADD COLUMN ${partialDate('occurred_on')}, ADD COLUMN ${partialDate('ended_on')};

      ALTER TABLE patients ADD COLUMN died_on bytea, ALTER COLUMN birth_date DROP NOT NULL,
        ADD CONSTRAINT patients_died_on_check CHECK (died_on IS NULL OR deceased);
    `),
  down: (sql) =>
    sql(`
      ALTER TABLE patients DROP COLUMN died_on;
      UPDATE patients SET birth_date = '' WHERE birth_date IS NULL;
      ALTER TABLE patients ALTER COLUMN birth_date SET NOT NULL;
      ALTER TABLE encounters DROP COLUMN occurred_on, DROP COLUMN ended_on;
      DROP TABLE import_remarks, immunizations, allergy_statements, clinical_changes;

      ALTER TABLE conditions ADD COLUMN onset_at timestamptz, ADD COLUMN abated_at timestamptz;
      UPDATE conditions SET onset_at = onset::timestamptz WHERE onset ~ 'T.*(Z|[+-]\\d\\d:\\d\\d)$' AND onset !~ '/';
      UPDATE conditions SET abated_at = abatement::timestamptz
        WHERE abatement ~ 'T.*(Z|[+-]\\d\\d:\\d\\d)$' AND abatement !~ '/';
      DELETE FROM conditions WHERE verification IN ('refuted', 'entered-in-error');
      ALTER TABLE conditions DROP COLUMN verification, DROP COLUMN category, DROP COLUMN onset, DROP COLUMN onset_note,
        DROP COLUMN abatement, DROP COLUMN abatement_note, ${withoutProvenance};

      DELETE FROM allergies WHERE verification = 'refuted';
      ALTER TABLE allergies DROP CONSTRAINT allergies_status_check, DROP CONSTRAINT allergies_criticality_check;
      UPDATE allergies SET status = 'entered-in-error' WHERE verification = 'entered-in-error';
      UPDATE allergies SET criticality = 'unknown' WHERE criticality = 'unable-to-assess';
      ALTER TABLE allergies
        ADD CONSTRAINT allergies_status_check
          CHECK (status IN ('active', 'inactive', 'resolved', 'entered-in-error')),
        ADD CONSTRAINT allergies_criticality_check CHECK (criticality IN ('low', 'high', 'unknown')),
        DROP COLUMN verification, DROP COLUMN type, DROP COLUMN code, DROP COLUMN onset, DROP COLUMN onset_note,
        ${withoutProvenance};
    `),
}
