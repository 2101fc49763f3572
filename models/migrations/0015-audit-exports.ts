import type { Migration } from './migration.ts'

/**
 * How far each export of the audit log is, for the person who asked for it. What an export was and how it ended stands
 * in the audit log itself; a row here has the id of the event that it begins with.
 */
export const auditExports: Migration = {
  name: '0015-audit-exports',
  up: (sql) =>
    sql(`
      CREATE TABLE audit_exports (
        id uuid PRIMARY KEY,
        actor_id uuid NOT NULL,
        file_name text NOT NULL,
        started_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        rows bigint NOT NULL DEFAULT 0 CHECK (rows >= 0),
        end_event_id uuid
      );
      CREATE INDEX audit_exports_by_actor ON audit_exports (actor_id, started_at DESC, id DESC);
    `),
  down: (sql) => sql('DROP TABLE audit_exports'),
}
