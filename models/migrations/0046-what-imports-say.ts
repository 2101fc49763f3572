import type { Migration } from './migration.ts'

/**
 * What another system says and our forms do not ask for: an order that does not say how often it may be repeated, and of a
 * patient former names, languages, contact persons and the like.
 */
export const whatImportsSay: Migration = {
  name: '0046-what-imports-say',
  up: (sql) =>
    sql(`
      ALTER TABLE prescriptions
        ALTER COLUMN repeats DROP NOT NULL,
        ADD CONSTRAINT prescriptions_repeats_are_said CHECK (repeats IS NOT NULL OR prescriber_id IS NULL);
      ALTER TABLE patients ADD COLUMN other_details bytea;
    `),
  down: (sql) =>
    sql(`
      ALTER TABLE patients DROP COLUMN other_details;
      ALTER TABLE prescriptions DROP CONSTRAINT prescriptions_repeats_are_said;
      UPDATE prescriptions SET repeats = 0 WHERE repeats IS NULL;
      ALTER TABLE prescriptions ALTER COLUMN repeats SET NOT NULL;
    `),
}
