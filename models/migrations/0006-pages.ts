import type { Migration } from './migration.ts'

export const pages: Migration = {
  name: '0006-pages',
  up: (sql) =>
    sql(`
      CREATE TABLE pages (
        id uuid PRIMARY KEY,
        parent_id uuid REFERENCES pages ON DELETE RESTRICT,
        path text COLLATE "C" NOT NULL UNIQUE CHECK (path ~ '^[a-z0-9-]+(/[a-z0-9-]+)*$'),
        position integer NOT NULL DEFAULT 0,
        published_revision_id uuid,
        latest_revision_id uuid,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE INDEX pages_of_parent ON pages (parent_id, position, path);
      CREATE INDEX pages_in_tree_order ON pages (string_to_array(path, '/'));

      CREATE TABLE page_revisions (
        id uuid PRIMARY KEY,
        page_id uuid NOT NULL REFERENCES pages ON DELETE CASCADE,
        number integer NOT NULL CHECK (number > 0),
        title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
        body text NOT NULL CHECK (length(body) <= 200000),
        audience text NOT NULL CHECK (audience IN ('everyone', 'signed_in', 'staff')),
        in_menu boolean NOT NULL,
        author_id uuid REFERENCES users ON DELETE SET NULL,
        author_name text NOT NULL,
        created_at timestamptz NOT NULL,
        published_at timestamptz,
        UNIQUE (page_id, number)
      );
      ALTER TABLE pages
        ADD FOREIGN KEY (published_revision_id) REFERENCES page_revisions DEFERRABLE INITIALLY DEFERRED,
        ADD FOREIGN KEY (latest_revision_id) REFERENCES page_revisions DEFERRABLE INITIALLY DEFERRED;

      CREATE TABLE documents (
        id uuid PRIMARY KEY,
        filename text NOT NULL CHECK (length(filename) BETWEEN 1 AND 200),
        media_type text NOT NULL,
        size integer NOT NULL CHECK (size BETWEEN 0 AND 26214400),
        sha256 bytea NOT NULL CHECK (length(sha256) = 32),
        content bytea NOT NULL,
        audience text NOT NULL DEFAULT 'staff' CHECK (audience IN ('everyone', 'signed_in', 'staff')),
        uploaded_by uuid REFERENCES users ON DELETE SET NULL,
        uploaded_at timestamptz NOT NULL
      );
      CREATE INDEX documents_recent ON documents (uploaded_at DESC, id DESC);
    `),
  down: (sql) =>
    sql(`
      ALTER TABLE pages DROP COLUMN published_revision_id, DROP COLUMN latest_revision_id;
      DROP TABLE documents, page_revisions, pages;
    `),
}
