import type { Migration } from './migration.ts'

/** Forms that were taken, for a day: the same form sent again is answered as it was the first time. */
export const formSubmissions: Migration = {
  name: '0030-form-submissions',
  up: (sql) =>
    sql(`
      CREATE TABLE form_submissions (
        user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
        path text NOT NULL CHECK (length(path) <= 300),
        key uuid NOT NULL,
        content bytea NOT NULL,
        answer bytea,
        taken_at timestamptz NOT NULL,
        PRIMARY KEY (user_id, path, key)
      );
      CREATE INDEX form_submissions_taken ON form_submissions (taken_at);
    `),
  down: (sql) => sql('DROP TABLE form_submissions;'),
}
