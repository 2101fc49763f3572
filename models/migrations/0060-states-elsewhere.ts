import type { Migration } from './migration.ts'

/**
 * States that only another system gives: an encounter that had not ended when it was exported, and an order of which it is
 * not known whether it still holds.
 */
export const statesElsewhere: Migration = {
  name: '0060-states-elsewhere',
  up: (sql) =>
    sql(`
      ALTER TABLE encounters ADD COLUMN state text
        CHECK (state IN ('arrived', 'triaged', 'in-progress', 'onleave', 'unknown'));
      ALTER TABLE prescriptions
        DROP CONSTRAINT prescriptions_status_check,
        ADD CONSTRAINT prescriptions_status_check CHECK (status IN
          ('draft', 'approved', 'dispensed', 'cancelled', 'stopped', 'completed', 'imported', 'on-hold', 'unknown')),
        ADD CONSTRAINT prescriptions_here_are_known CHECK (prescriber_id IS NULL OR status <> 'unknown');
    `),
  down: (sql) =>
    sql(`
      ALTER TABLE prescriptions DROP CONSTRAINT prescriptions_here_are_known;
      UPDATE prescriptions SET status = 'imported' WHERE status = 'unknown';
      ALTER TABLE prescriptions
        DROP CONSTRAINT prescriptions_status_check,
        ADD CONSTRAINT prescriptions_status_check CHECK (status IN
          ('draft', 'approved', 'dispensed', 'cancelled', 'stopped', 'completed', 'imported', 'on-hold'));
      ALTER TABLE encounters DROP COLUMN state;
    `),
}
