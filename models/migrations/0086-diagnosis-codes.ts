import type { Migration } from './migration.ts'

/**
 * The codes by which diagnoses are recorded, as the facility has imported them: a code is withdrawn and never removed. And what is
 * said of an encounter in parts, with its coded diagnoses: sealed, as JSON.
 */
export const diagnosisCodes: Migration = {
  name: '0086-diagnosis-codes',
  up: (sql) =>
    sql(`
      CREATE TABLE diagnosis_codes (
        system text NOT NULL,
        code text NOT NULL,
        title text NOT NULL,
        -- Without its dot, as it is looked for.
        plain_code text COLLATE "C" NOT NULL,
        -- The title as it is looked for: in small letters without marks.
        plain_title text NOT NULL,
        words tsvector GENERATED ALWAYS AS (to_tsvector('simple', plain_title)) STORED,
        added_at timestamptz NOT NULL,
        changed_at timestamptz,
        withdrawn_at timestamptz,
        PRIMARY KEY (system, code)
      );
      CREATE INDEX diagnosis_codes_by_code ON diagnosis_codes (plain_code) WHERE withdrawn_at IS NULL;
      CREATE INDEX diagnosis_codes_by_words ON diagnosis_codes USING gin (words) WHERE withdrawn_at IS NULL;
      ALTER TABLE encounters ADD COLUMN content bytea;
    `),
  down: (sql) =>
    sql(`
      ALTER TABLE encounters DROP COLUMN content;
      DROP TABLE diagnosis_codes;
    `),
}
