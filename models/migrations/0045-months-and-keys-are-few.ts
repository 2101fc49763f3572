import { partitionsWithoutWaiting } from './0036-partitions-without-waiting.ts'
import type { Migration } from './migration.ts'

/** So many months without a row may stand beside those near the present one. */
const emptyMonths = 24

/** Months of the audit log are made near the present, and few that nobody needs; keys that never signed can be taken out. */
export const monthsAndKeysAreFew: Migration = {
  name: '0045-months-and-keys-are-few',
  up: (sql) =>
    sql(`
      -- By the database's own clock. Where the application's is another, as after a restore or in a trial, its months
      -- are made too, as long as few stand empty: rows of a month that has no place go to the default partition.
      CREATE FUNCTION audit_events_month_is_wanted(first_day date) RETURNS boolean
        LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
      DECLARE
        present date := date_trunc('month', now() AT TIME ZONE 'UTC');
        standing regclass;
        holds boolean;
        empty integer := 0;
      BEGIN
        IF first_day BETWEEN present - interval '1 month' AND present + interval '3 months' THEN
          RETURN true;
        END IF;
        FOR standing IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'audit_events'::regclass
            AND inhrelid <> 'audit_events_default'::regclass LOOP
          EXECUTE format('SELECT EXISTS (SELECT FROM %s)', standing) INTO holds;
          empty := empty + (NOT holds)::int;
        END LOOP;
        RETURN empty < ${emptyMonths};
      END $$;

      CREATE OR REPLACE FUNCTION audit_events_make_partition(month date) RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '1s' AS $$
      DECLARE
        first_day date := date_trunc('month', month);
        partition text := 'audit_events_' || to_char(first_day, 'YYYY_MM');
        starts timestamptz := first_day::timestamp AT TIME ZONE 'UTC';
        ends timestamptz := (first_day + interval '1 month') AT TIME ZONE 'UTC';
      BEGIN
        IF to_regclass(partition) IS NOT NULL THEN RETURN; END IF;
        IF NOT audit_events_month_is_wanted(first_day) THEN
          RAISE EXCEPTION 'nobody needs a place for the rows of %: % months stand empty', first_day, ${emptyMonths}
            USING ERRCODE = 'insufficient_privilege';
        END IF;
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

      -- A key that has signed nothing proves nothing: its row, and the pins of it, may go. Those that have signed stay.
      CREATE FUNCTION audit_unused_key_may_go() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        key text := to_jsonb(OLD) ->> TG_ARGV[0];
      BEGIN
        IF EXISTS (SELECT FROM audit_checkpoints WHERE key_id = key) THEN
          RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN OLD;
      END $$;
      DROP TRIGGER audit_signing_keys_refuse_change ON audit_signing_keys;
      CREATE TRIGGER audit_signing_keys_refuse_change BEFORE UPDATE ON audit_signing_keys
        FOR EACH ROW EXECUTE FUNCTION audit_proof_is_append_only();
      CREATE TRIGGER audit_signing_keys_refuse_removal BEFORE DELETE ON audit_signing_keys
        FOR EACH ROW EXECUTE FUNCTION audit_unused_key_may_go('id');
      DROP TRIGGER audit_key_pins_refuse_change ON audit_key_pins;
      CREATE TRIGGER audit_key_pins_refuse_change BEFORE UPDATE ON audit_key_pins
        FOR EACH ROW EXECUTE FUNCTION audit_proof_is_append_only();
      CREATE TRIGGER audit_key_pins_refuse_removal BEFORE DELETE ON audit_key_pins
        FOR EACH ROW EXECUTE FUNCTION audit_unused_key_may_go('key_id');
    `),
  down: async (sql) => {
    await partitionsWithoutWaiting.up(sql)
    return sql(`
      DROP FUNCTION audit_events_month_is_wanted(date);
      DROP TRIGGER audit_key_pins_refuse_change ON audit_key_pins;
      CREATE TRIGGER audit_key_pins_refuse_change BEFORE UPDATE OR DELETE ON audit_key_pins
        FOR EACH ROW EXECUTE FUNCTION audit_proof_is_append_only();
      DROP TRIGGER audit_signing_keys_refuse_change ON audit_signing_keys;
      CREATE TRIGGER audit_signing_keys_refuse_change BEFORE UPDATE OR DELETE ON audit_signing_keys
        FOR EACH ROW EXECUTE FUNCTION audit_proof_is_append_only();
      DROP FUNCTION audit_unused_key_may_go() CASCADE;
    `)
  },
}
