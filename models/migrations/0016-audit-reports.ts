import type { Migration } from './migration.ts'

/**
 * One more index for the whole log, so that the list sorted by name has one like every other column; grants stand in
 * few rows. Saved searches and subscriptions end with the person they belong to.
 */
export const auditReports: Migration = {
  name: '0016-audit-reports',
  up: (sql) =>
    sql(`
      CREATE INDEX audit_events_by_name ON audit_events (actor_name, occurred_at DESC, id DESC);
      CREATE INDEX audit_events_by_grant ON audit_events (grant_id, occurred_at DESC, id DESC)
        WHERE grant_id IS NOT NULL;

      CREATE TABLE saved_searches (
        id uuid PRIMARY KEY,
        owner_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
        name text NOT NULL CHECK (name <> ''),
        filters jsonb NOT NULL CHECK (jsonb_typeof(filters) = 'object'),
        shared boolean NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE INDEX saved_searches_of_owner ON saved_searches (owner_id, name, id);
      CREATE INDEX saved_searches_shared ON saved_searches (name, id) WHERE shared;

      CREATE TABLE report_subscriptions (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
        report text NOT NULL,
        frequency text NOT NULL CHECK (frequency IN ('daily', 'weekly')),
        next_on date NOT NULL,
        created_at timestamptz NOT NULL,
        UNIQUE (user_id, report, frequency)
      );
      CREATE INDEX report_subscriptions_due ON report_subscriptions (next_on);
    `),
  down: (sql) =>
    sql(`
      DROP TABLE report_subscriptions, saved_searches;
      DROP INDEX audit_events_by_grant;
      DROP INDEX audit_events_by_name;
    `),
}
