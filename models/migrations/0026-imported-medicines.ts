import type { Migration } from './migration.ts'

/**
 * What another system says of a prescription and no code of the catalogue does: the medicine in its own words, and when it
 * was written as precisely as that is known. Remarks of an import may also be about what is there and should be looked at.
 */
export const importedMedicines: Migration = {
  name: '0026-imported-medicines',
  up: (sql) =>
    sql(`
      ALTER TABLE prescriptions
        ADD COLUMN medication_words bytea,
        ADD COLUMN authored text
          CHECK (authored ~ '^\\d{4}(-\\d\\d(-\\d\\d(T\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d))?)?)?$'),
        DROP CONSTRAINT prescriptions_repeats_check,
        ADD CONSTRAINT prescriptions_repeats_check
          CHECK (repeats >= 0 AND (repeats <= 24 OR prescriber_id IS NULL)),
        ADD CONSTRAINT prescriptions_medication_words_check
          CHECK (medication_words IS NULL OR prescriber_id IS NULL);
      UPDATE prescriptions SET authored = to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        WHERE prescriber_id IS NULL;

      ALTER TABLE import_remarks
        DROP CONSTRAINT import_remarks_kind_check,
        ADD CONSTRAINT import_remarks_kind_check
          CHECK (kind IN ('not-read', 'partly-read', 'changed-here', 'to-be-looked-at'));
    `),
  down: (sql) =>
    sql(`
      DELETE FROM import_remarks WHERE kind = 'to-be-looked-at';
      ALTER TABLE import_remarks
        DROP CONSTRAINT import_remarks_kind_check,
        ADD CONSTRAINT import_remarks_kind_check CHECK (kind IN ('not-read', 'partly-read', 'changed-here'));
      UPDATE prescriptions SET repeats = 24 WHERE repeats > 24;
      ALTER TABLE prescriptions
        DROP COLUMN medication_words,
        DROP COLUMN authored,
        DROP CONSTRAINT prescriptions_repeats_check,
        ADD CONSTRAINT prescriptions_repeats_check CHECK (repeats BETWEEN 0 AND 24);
    `),
}
