import type { Migration } from './migration.ts'

/**
 * No foreign keys: a row outlives whatever it names. Rows can be added and read; the triggers refuse the rest even to
 * the owner, and the application's role is never granted it.
 */
export const audit: Migration = {
  name: '0005-audit',
  up: (sql) =>
    sql(`
      CREATE TABLE audit_events (
        id uuid NOT NULL,
        occurred_at timestamptz NOT NULL,
        event text NOT NULL,
        category text NOT NULL,
        severity text NOT NULL CHECK (severity IN ('info', 'warning', 'critical', 'emergency')),
        outcome text NOT NULL CHECK (outcome IN ('success', 'refused', 'failure')),
        actor_id uuid,
        actor_name text,
        actor_role text,
        session_id uuid,
        device_id uuid,
        address inet,
        method text,
        route text,
        request_id uuid,
        patient_id uuid,
        patient_ids uuid[],
        resource_type text,
        resource_id text,
        purpose_of_use text,
        rule text,
        grant_id uuid,
        details jsonb,
        changes bytea,
        PRIMARY KEY (occurred_at, id)
      ) PARTITION BY RANGE (occurred_at);

      CREATE TABLE audit_events_default PARTITION OF audit_events DEFAULT;

      CREATE INDEX audit_events_by_patient ON audit_events (patient_id, occurred_at DESC, id DESC)
        WHERE patient_id IS NOT NULL;
      CREATE INDEX audit_events_by_patients ON audit_events USING gin (patient_ids) WHERE patient_ids IS NOT NULL;
      CREATE INDEX audit_events_by_actor ON audit_events (actor_id, occurred_at DESC, id DESC);
      CREATE INDEX audit_events_by_event ON audit_events (event, occurred_at DESC, id DESC);
      CREATE INDEX audit_events_by_id ON audit_events (id);

      CREATE FUNCTION audit_events_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'audit events are append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
      END $$;

      CREATE TRIGGER audit_events_refuse_change BEFORE UPDATE OR DELETE ON audit_events
        FOR EACH ROW EXECUTE FUNCTION audit_events_are_append_only();
      CREATE TRIGGER audit_events_refuse_truncate BEFORE TRUNCATE ON audit_events
        FOR EACH STATEMENT EXECUTE FUNCTION audit_events_are_append_only();
      CREATE TRIGGER audit_events_refuse_truncate BEFORE TRUNCATE ON audit_events_default
        FOR EACH STATEMENT EXECUTE FUNCTION audit_events_are_append_only();

      CREATE FUNCTION audit_events_make_partition(month date) RETURNS void
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
  down: (sql) =>
    sql(`
      DROP FUNCTION audit_events_make_partition(date);
      DROP TABLE audit_events;
      DROP FUNCTION audit_events_are_append_only();
    `),
}
