import type { Migration } from './migration.ts'

/** Who ended a session that was ended by hand; null where it ended by itself, or before this was kept. */
export const whoEndedASession: Migration = {
  name: '0050-who-ended-a-session',
  up: (sql) =>
    sql(`
      ALTER TABLE session_metadata
        ADD COLUMN ended_by uuid REFERENCES users ON DELETE SET NULL,
        ADD CONSTRAINT session_ended_by_whom CHECK (ended_by IS NULL OR ended_at IS NOT NULL);
    `),
  down: (sql) =>
    sql(`
      ALTER TABLE session_metadata DROP COLUMN ended_by;
    `),
}
