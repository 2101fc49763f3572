import type { Migration } from './migration.ts'

/** What the chart says of an import is kept in its parts; older remarks are a sentence, and stay so until the next import. */
export const remarksInParts: Migration = {
  name: '0061-remarks-in-parts',
  up: (sql) => sql('ALTER TABLE import_remarks ADD COLUMN in_parts boolean NOT NULL DEFAULT false;'),
  // A sentence cannot be made of sealed parts here: the next import says again what holds.
  down: (sql) =>
    sql(`
      DELETE FROM import_remarks WHERE in_parts;
      ALTER TABLE import_remarks DROP COLUMN in_parts;
    `),
}
