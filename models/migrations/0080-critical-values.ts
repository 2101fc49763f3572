import type { Migration } from './migration.ts'

/**
 * Which numbers were critical when they were written down, and who has seen them. An acknowledgement is of what was said then: a
 * number that is corrected, and critical again, is to be seen again.
 */
export const criticalValues: Migration = {
  name: '0080-critical-values',
  up: (sql) =>
    sql(`
      ALTER TABLE observations ADD COLUMN critical boolean NOT NULL DEFAULT false;
      CREATE INDEX observations_critical ON observations (patient_id, taken_at DESC, id DESC)
        WHERE critical AND status <> 'entered-in-error';
      CREATE TABLE observation_acknowledgements (
        observation_id uuid NOT NULL REFERENCES observations ON DELETE CASCADE,
        version integer NOT NULL CHECK (version > 0),
        user_id uuid NOT NULL REFERENCES users,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (observation_id, version)
      );
    `),
  down: (sql) =>
    sql(`
      DROP TABLE observation_acknowledgements;
      ALTER TABLE observations DROP COLUMN critical;
    `),
}
