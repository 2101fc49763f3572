import type { Migration } from './migration.ts'

/** What somebody has still to sign is counted for the menu of every page: it is found without what they signed before. */
export const whatWaits: Migration = {
  name: '0089-what-waits',
  up: (sql) =>
    sql(
      `CREATE INDEX prescriptions_drafts ON prescriptions (prescriber_id, patient_id) WHERE status = 'draft';`,
    ),
  down: (sql) => sql('DROP INDEX prescriptions_drafts;'),
}
