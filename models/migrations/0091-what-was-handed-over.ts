import type { Migration } from './migration.ts'

/**
 * What was handed over beside the quantity: batch and expiry, counselling and to whom, sealed together; and another product than the one
 * that was prescribed, where it was.
 */
export const whatWasHandedOver: Migration = {
  name: '0091-what-was-handed-over',
  up: (sql) =>
    sql(`
      ALTER TABLE dispensings ADD COLUMN handover bytea, ADD COLUMN medication_id uuid REFERENCES medications ON DELETE RESTRICT;
      CREATE INDEX dispensings_by_moment ON dispensings (dispensed_at DESC, id DESC);
    `),
  down: (sql) =>
    sql(`
      DROP INDEX dispensings_by_moment;
      ALTER TABLE dispensings DROP COLUMN handover, DROP COLUMN medication_id;
    `),
}
