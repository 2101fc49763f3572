import type { Migration } from './migration.ts'

const appendOnly = [
  'audit_leaves',
  'audit_nodes',
  'audit_checkpoints',
  'audit_signing_keys',
  'audit_closed_months',
] as const

/**
 * The tree over the audit log. `transaction_id` says which transaction wrote a row, so that the rows that became visible
 * since the last checkpoint are found exactly; rows from before have none, and adding it rewrites nothing.
 */
export const auditTree: Migration = {
  name: '0014-audit-tree',
  up: (sql) =>
    sql(`
      ALTER TABLE audit_events ADD COLUMN transaction_id xid8;
      ALTER TABLE audit_events ALTER COLUMN transaction_id SET DEFAULT pg_current_xact_id();
      ALTER TABLE audit_events ADD CONSTRAINT audit_events_transaction_known
        CHECK (transaction_id IS NOT NULL) NOT VALID;
      CREATE INDEX audit_events_by_transaction ON audit_events (transaction_id, id) WHERE transaction_id IS NOT NULL;

      CREATE TABLE audit_leaves (
        leaf_index bigint PRIMARY KEY CHECK (leaf_index >= 0),
        occurred_at timestamptz NOT NULL,
        event_id uuid NOT NULL,
        hash bytea NOT NULL CHECK (octet_length(hash) = 32),
        UNIQUE (event_id, occurred_at)
      );

      -- Complete subtrees of 16, 256, 4,096 … leaves; those between are hashed from these.
      CREATE TABLE audit_nodes (
        level smallint NOT NULL CHECK (level > 0 AND level % 4 = 0),
        node_index bigint NOT NULL CHECK (node_index >= 0),
        hash bytea NOT NULL CHECK (octet_length(hash) = 32),
        PRIMARY KEY (level, node_index)
      );

      CREATE TABLE audit_signing_keys (
        id text PRIMARY KEY,
        origin text NOT NULL,
        public_key bytea NOT NULL,
        private_key bytea,
        created_at timestamptz NOT NULL
      );
      -- The key that MedGuard makes for itself is made once, however many processes start.
      CREATE UNIQUE INDEX audit_signing_keys_own ON audit_signing_keys ((true)) WHERE private_key IS NOT NULL;

      -- The newest row also says how far sealing has come: rows of transactions that "seen" sees are leaves; of those
      -- that "pass" sees, the ones up to and including the place after which to go on.
      CREATE TABLE audit_checkpoints (
        size bigint PRIMARY KEY CHECK (size > 0),
        root bytea NOT NULL CHECK (octet_length(root) = 32),
        note text NOT NULL,
        key_id text NOT NULL REFERENCES audit_signing_keys,
        sealed_at timestamptz NOT NULL,
        cluster_id bigint NOT NULL,
        seen pg_snapshot,
        pass pg_snapshot,
        after_transaction xid8,
        after_occurred_at timestamptz,
        after_id uuid
      );
      CREATE INDEX audit_checkpoints_by_time ON audit_checkpoints (sealed_at);

      CREATE TABLE audit_closed_months (
        month date PRIMARY KEY,
        closed_at timestamptz NOT NULL,
        rows bigint NOT NULL
      );

      CREATE TABLE audit_witness_progress (
        receiver text PRIMARY KEY,
        size bigint NOT NULL,
        sent_at timestamptz NOT NULL
      );

      CREATE TABLE audit_verifications (
        id uuid PRIMARY KEY,
        asked_by uuid,
        asked_by_name text,
        asked_at timestamptz NOT NULL,
        size bigint NOT NULL DEFAULT 0,
        checked bigint NOT NULL DEFAULT 0,
        finished_at timestamptz,
        outcome text CHECK (outcome IN ('whole', 'altered', 'failed')),
        findings jsonb NOT NULL DEFAULT '[]'
      );
      CREATE INDEX audit_verifications_by_time ON audit_verifications (asked_at DESC);

      CREATE FUNCTION audit_proof_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
      END $$;
      ${appendOnly
        .map(
          (table) => `
      CREATE TRIGGER ${table}_refuse_change BEFORE UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION audit_proof_is_append_only();
      CREATE TRIGGER ${table}_refuse_truncate BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION audit_proof_is_append_only();`,
        )
        .join('')}

      CREATE FUNCTION audit_month_is_closed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the month of % is sealed: no row can be added', NEW.occurred_at
          USING ERRCODE = 'insufficient_privilege';
      END $$;

      -- Makes a month that is over read-only, once every row of it is a leaf. The lock waits for those who are still
      -- writing into it, and lets nobody begin, so that no row can slip in between the count and the trigger.
      CREATE FUNCTION audit_events_close_month(day date) RETURNS boolean
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
      DECLARE
        first_day date := date_trunc('month', day);
        partition text := 'audit_events_' || to_char(first_day, 'YYYY_MM');
        counted bigint;
        unsealed bigint;
      BEGIN
        IF to_regclass(partition) IS NULL OR now() < (first_day + interval '1 month') AT TIME ZONE 'UTC' THEN
          RETURN false;
        END IF;
        IF EXISTS (SELECT FROM audit_closed_months WHERE month = first_day) THEN
          RETURN true;
        END IF;
        EXECUTE format('LOCK TABLE %I IN SHARE ROW EXCLUSIVE MODE', partition);
        EXECUTE format('SELECT count(*), count(*) FILTER (WHERE l.leaf_index IS NULL) FROM %I e
          LEFT JOIN audit_leaves l ON l.event_id = e.id AND l.occurred_at = e.occurred_at', partition)
          INTO counted, unsealed;
        IF unsealed > 0 THEN
          RETURN false;
        END IF;
        EXECUTE format('CREATE TRIGGER audit_events_refuse_late BEFORE INSERT ON %I
          FOR EACH ROW EXECUTE FUNCTION audit_month_is_closed()', partition);
        INSERT INTO audit_closed_months (month, closed_at, rows) VALUES (first_day, now(), counted);
        RETURN true;
      END $$;
    `),
  down: (sql) =>
    sql(`
      DROP FUNCTION audit_events_close_month(date);
      DROP FUNCTION audit_month_is_closed() CASCADE;
      DROP TABLE audit_verifications, audit_witness_progress, audit_closed_months, audit_checkpoints,
        audit_signing_keys, audit_nodes, audit_leaves;
      DROP FUNCTION audit_proof_is_append_only();
      ALTER TABLE audit_events DROP COLUMN transaction_id;
    `),
}
