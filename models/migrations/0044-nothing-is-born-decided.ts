import { partitionsWithoutWaiting } from './0036-partitions-without-waiting.ts'
import type { Migration } from './migration.ts'

/** Tables in which somebody decides, and the columns that are empty until then. */
const bornUndecided = [
  ['alerts', 'acknowledged_at', 'acknowledged_by', 'outcome', 'comment'],
  ['rights_proposals', 'outcome', 'decided_by', 'decided_at', 'comment'],
  ['hour_exceptions', 'revoked_at', 'revoked_by'],
  ['emergency_requests', 'decision', 'decided_at', 'decided_by'],
  ['emergency_grants', 'ended_at', 'extended_at', 'extension_reason', 'overdue_told_at'],
  ['erasure_requests', 'approved_by', 'approved_at', 'outcome', 'decided_by', 'decided_at', 'refusal'],
  [
    'audit_legal_holds',
    'lift_reason',
    'lift_asked_at',
    'lift_asked_by',
    'lift_asked_by_name',
    'lifted_at',
    'lifted_by',
    'lifted_by_name',
  ],
  [
    'record_ties',
    'user_id',
    'accepted_at',
    'end_asked_by',
    'end_asked_at',
    'end_reason',
    'ended_by',
    'ended_at',
  ],
  ['audit_exports', 'end_event_id'],
  ['patients', 'erased_at'],
  ['webhook_deliveries', 'delivered_at'],
  ['messages', 'sent_at', 'given_up_at'],
  ['one_time_links', 'used_at'],
  ['backup_codes', 'used_at'],
  ['trusted_devices', 'revoked_at'],
] as const

/** What says that something is over or used up, and then stays: nothing comes back to life by writing over it. */
const staysOver = [
  ['one_time_links', 'used_at'],
  ['backup_codes', 'used_at'],
  ['emergency_access_codes', 'used_at'],
  ['trusted_devices', 'revoked_at'],
  ['session_metadata', 'ended_at'],
  ['patients', 'erased_at'],
  ['record_ties', 'accepted_at', 'user_id'],
  ['record_ties', 'ended_at', 'ended_by'],
] as const

const quoted = (columns: readonly string[]) => columns.map((column) => `'${column}'`).join(', ')

/** So many months without a row may stand beside those near the present one. */
const emptyMonths = 12

/**
 * What the application's role may write is what it must write: nothing is decided, ended or used up as it is added; months of
 * the audit log are made near the present, and few that nobody needs; keys that never signed can be taken out by the owner.
 */
export const nothingIsBornDecided: Migration = {
  name: '0044-nothing-is-born-decided',
  up: (sql) =>
    sql(`
      CREATE FUNCTION born_undecided() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        born jsonb := to_jsonb(NEW);
        part text;
      BEGIN
        FOREACH part IN ARRAY TG_ARGV LOOP
          IF born -> part <> 'null' THEN
            RAISE EXCEPTION '%.% is empty until somebody has decided', TG_TABLE_NAME, part
              USING ERRCODE = 'insufficient_privilege';
          END IF;
        END LOOP;
        RETURN NEW;
      END $$;
      ${bornUndecided
        .map(
          ([table, ...columns]) => `
      CREATE TRIGGER ${table}_born_undecided BEFORE INSERT ON ${table}
        FOR EACH ROW EXECUTE FUNCTION born_undecided(${quoted(columns)});`,
        )
        .join('')}
      ${staysOver
        .map(
          ([table, ...columns]) => `
      CREATE TRIGGER ${table}_${columns[0]}_stays_over BEFORE UPDATE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION decision_stays(${quoted(columns)});`,
        )
        .join('')}

      -- An access is reviewed by others than who had it, and a second opinion is somebody else's.
      CREATE FUNCTION emergency_review_is_anothers() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.reviewer_id = (SELECT user_id FROM emergency_grants WHERE id = NEW.grant_id) OR EXISTS (
            SELECT FROM emergency_reviews WHERE grant_id = NEW.grant_id AND reviewer_id = NEW.reviewer_id) THEN
          RAISE EXCEPTION 'emergency access is reviewed by somebody else' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER emergency_reviews_by_another BEFORE INSERT ON emergency_reviews
        FOR EACH ROW EXECUTE FUNCTION emergency_review_is_anothers();

      -- A grant begins with its review due, and is reviewed by a review.
      CREATE FUNCTION emergency_grant_is_reviewed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' AND NEW.review_state <> 'due' OR TG_OP = 'UPDATE' AND NEW.review_state <> OLD.review_state
          AND NOT EXISTS (SELECT FROM emergency_reviews WHERE grant_id = NEW.id
            AND (outcome = 'escalated') = (NEW.review_state = 'escalated')) THEN
          RAISE EXCEPTION 'no review says so' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER emergency_grants_reviewed BEFORE INSERT OR UPDATE ON emergency_grants
        FOR EACH ROW EXECUTE FUNCTION emergency_grant_is_reviewed();

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
      DROP TRIGGER audit_key_pins_refuse_change ON audit_key_pins;
      CREATE TRIGGER audit_key_pins_refuse_change BEFORE UPDATE OR DELETE ON audit_key_pins
        FOR EACH ROW EXECUTE FUNCTION audit_proof_is_append_only();
      DROP TRIGGER audit_signing_keys_refuse_change ON audit_signing_keys;
      CREATE TRIGGER audit_signing_keys_refuse_change BEFORE UPDATE OR DELETE ON audit_signing_keys
        FOR EACH ROW EXECUTE FUNCTION audit_proof_is_append_only();
      DROP FUNCTION audit_unused_key_may_go() CASCADE;
      DROP FUNCTION audit_events_month_is_wanted(date);
      DROP FUNCTION emergency_grant_is_reviewed() CASCADE;
      DROP FUNCTION emergency_review_is_anothers() CASCADE;
      ${staysOver.map(([table, first]) => `DROP TRIGGER ${table}_${first}_stays_over ON ${table};`).join('\n      ')}
      DROP FUNCTION born_undecided() CASCADE;
    `)
  },
}
