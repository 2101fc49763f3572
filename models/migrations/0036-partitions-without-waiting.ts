import type { Migration } from './migration.ts'

/**
 * A month's partition is made apart and then attached: that takes no lock that keeps rows from being written, whoever reads
 * for long. Where somebody reads the rows of no month, it gives up after a second and is tried again.
 */
export const partitionsWithoutWaiting: Migration = {
  name: '0036-partitions-without-waiting',
  up: (sql) =>
    sql(`
      CREATE OR REPLACE FUNCTION audit_events_make_partition(month date) RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '1s' AS $$
      DECLARE
        first_day date := date_trunc('month', month);
        partition text := 'audit_events_' || to_char(first_day, 'YYYY_MM');
        starts timestamptz := first_day::timestamp AT TIME ZONE 'UTC';
        ends timestamptz := (first_day + interval '1 month') AT TIME ZONE 'UTC';
      BEGIN
        IF to_regclass(partition) IS NOT NULL THEN RETURN; END IF;
        EXECUTE format('CREATE TABLE %I (LIKE audit_events INCLUDING ALL)', partition);
        -- It says beforehand what the partition will hold, so that attaching it has nothing to look for.
        EXECUTE format('ALTER TABLE %I ADD CONSTRAINT of_this_month CHECK (occurred_at >= %L AND occurred_at < %L)',
          partition, starts, ends);
        EXECUTE format('CREATE TRIGGER audit_events_refuse_truncate BEFORE TRUNCATE ON %I
          FOR EACH STATEMENT EXECUTE FUNCTION audit_events_are_append_only()', partition);
        EXECUTE format('ALTER TABLE audit_events ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', partition, starts, ends);
        EXECUTE format('ALTER TABLE %I DROP CONSTRAINT of_this_month', partition);
      EXCEPTION WHEN duplicate_table THEN
        -- Another process was faster.
        NULL;
      END $$;
    `),
  down: (sql) =>
    sql(`
      CREATE OR REPLACE FUNCTION audit_events_make_partition(month date) RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      DECLARE
        first_day date := date_trunc('month', month);
        partition text := 'audit_events_' || to_char(first_day, 'YYYY_MM');
      BEGIN
        IF to_regclass(partition) IS NULL THEN
          EXECUTE format('CREATE TABLE %I PARTITION OF audit_events FOR VALUES FROM (%L) TO (%L)', partition,
            first_day::timestamp AT TIME ZONE 'UTC', (first_day + interval '1 month') AT TIME ZONE 'UTC');
          EXECUTE format('CREATE TRIGGER audit_events_refuse_truncate BEFORE TRUNCATE ON %I
            FOR EACH STATEMENT EXECUTE FUNCTION audit_events_are_append_only()', partition);
        END IF;
      END $$;
    `),
}
