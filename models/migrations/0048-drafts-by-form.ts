import type { Migration } from './migration.ts'

/**
 * What is half written belongs to the form that was opened, so that two tabs of one form keep two drafts, and to the page
 * that the form stands on, which need not be the address it is sent to.
 */
export const draftsByForm: Migration = {
  name: '0048-drafts-by-form',
  up: (sql) =>
    sql(`
      ALTER TABLE form_drafts ADD COLUMN page text, ADD COLUMN form_key uuid;
      UPDATE form_drafts SET page = path, form_key = '00000000-0000-0000-0000-000000000000';
      ALTER TABLE form_drafts
        ALTER COLUMN page SET NOT NULL,
        ALTER COLUMN form_key SET NOT NULL,
        ADD CHECK (length(page) <= 300),
        DROP CONSTRAINT form_drafts_user_id_path_key,
        ADD UNIQUE (user_id, path, form_key);

      ALTER TABLE set_aside_forms ADD COLUMN page text;
      UPDATE set_aside_forms SET page = path;
      ALTER TABLE set_aside_forms ALTER COLUMN page SET NOT NULL;
    `),
  down: (sql) =>
    sql(`
      ALTER TABLE set_aside_forms DROP COLUMN page;
      DELETE FROM form_drafts d USING form_drafts later
        WHERE later.user_id = d.user_id AND later.path = d.path
          AND (later.saved_at, later.id) > (d.saved_at, d.id);
      ALTER TABLE form_drafts DROP COLUMN page, DROP COLUMN form_key, ADD UNIQUE (user_id, path);
    `),
}
