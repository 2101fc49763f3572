import type { Migration } from './migration.ts'

/** A draft of somebody whose hours are over is kept until they can go on with it, however long the weekend. */
export const keptDrafts: Migration = {
  name: '0017-kept-drafts',
  up: (sql) =>
    sql(`
      ALTER TABLE form_drafts ADD COLUMN kept_until timestamptz;
      UPDATE form_drafts SET kept_until = saved_at + interval '24 hours';
      ALTER TABLE form_drafts ALTER COLUMN kept_until SET NOT NULL;
      DROP INDEX form_drafts_saved;
      CREATE INDEX form_drafts_kept ON form_drafts (kept_until);
    `),
  down: (sql) =>
    sql(`
      CREATE INDEX form_drafts_saved ON form_drafts (saved_at);
      ALTER TABLE form_drafts DROP COLUMN kept_until;
    `),
}
