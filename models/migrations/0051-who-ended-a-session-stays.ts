import type { Migration } from './migration.ts'

/** Nobody is said to have ended a session before it ends, and who did stays. */
export const whoEndedASessionStays: Migration = {
  name: '0051-who-ended-a-session-stays',
  up: (sql) =>
    sql(`
      ALTER TABLE session_metadata
        DROP CONSTRAINT session_metadata_ended_by_fkey,
        ADD CONSTRAINT session_metadata_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES users;
      CREATE TRIGGER session_metadata_ended_by_born_undecided BEFORE INSERT ON session_metadata
        FOR EACH ROW EXECUTE FUNCTION born_undecided('ended_by');
      CREATE TRIGGER session_metadata_ended_by_stays BEFORE UPDATE ON session_metadata
        FOR EACH ROW EXECUTE FUNCTION decision_stays('ended_at', 'ended_by');
    `),
  down: (sql) =>
    sql(`
      DROP TRIGGER session_metadata_ended_by_stays ON session_metadata;
      DROP TRIGGER session_metadata_ended_by_born_undecided ON session_metadata;
    `),
}
