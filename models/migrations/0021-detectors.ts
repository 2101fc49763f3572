import type { Migration } from './migration.ts'

/**
 * What the detectors found, and how far each has read the audit log. The key of a finding makes it one alert however
 * often it is found.
 */
export const detectors: Migration = {
  name: '0021-detectors',
  up: (sql) =>
    sql(`
      ALTER TABLE alerts
        ADD COLUMN finding_key text UNIQUE,
        ADD COLUMN outcome text CHECK (outcome IN ('justified', 'unjustified', 'test')),
        ADD COLUMN comment text CHECK (length(comment) BETWEEN 1 AND 500),
        ADD CHECK (outcome IS NULL OR acknowledged_at IS NOT NULL),
        ADD CHECK (acknowledged_by <> user_id OR finding_key IS NULL);
      CREATE INDEX alerts_found ON alerts (kind, raised_at) WHERE finding_key IS NOT NULL;

      CREATE TABLE detector_progress (
        detector text PRIMARY KEY,
        read_until timestamptz NOT NULL
      );
    `),
  down: (sql) =>
    sql(`
      DROP TABLE detector_progress;
      DROP INDEX alerts_found;
      ALTER TABLE alerts DROP COLUMN comment, DROP COLUMN outcome, DROP COLUMN finding_key;
    `),
}
