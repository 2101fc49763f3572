import type { Migration } from './migration.ts'

/**
 * By what an import recognises people whose records were erased: keyed hashes alone, of no record. Who was erased before
 * this has none, for what they were called by is gone.
 */
export const erasedTombstones: Migration = {
  name: '0040-erased-tombstones',
  up: (sql) =>
    sql(`
      CREATE TABLE erased_tombstones (
        token bytea PRIMARY KEY CHECK (octet_length(token) = 32),
        erased_at timestamptz NOT NULL
      );
    `),
  down: (sql) => sql('DROP TABLE erased_tombstones'),
}
