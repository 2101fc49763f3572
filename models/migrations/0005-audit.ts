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
      CREATE INDEX audit_events_by_address ON audit_events (address, occurred_at DESC, id DESC);
      CREATE INDEX audit_events_by_severity ON audit_events (severity, occurred_at DESC, id DESC)
        WHERE severity <> 'info';
      CREATE INDEX audit_events_by_outcome ON audit_events (outcome, occurred_at DESC, id DESC)
        WHERE outcome <> 'success';
      CREATE INDEX audit_events_by_claimed_name ON audit_events (actor_name, occurred_at DESC, id DESC)
        WHERE actor_id IS NULL AND actor_name IS NOT NULL;
      -- Both ids are UUIDv7, so they grow with the rows: a summary of each block range finds them at next to no cost.
      CREATE INDEX audit_events_by_session ON audit_events USING brin (session_id)
        WITH (pages_per_range = 32, autosummarize = on);
      CREATE INDEX audit_events_by_request ON audit_events USING brin (request_id)
        WITH (pages_per_range = 32, autosummarize = on);

      -- Every name that a user has had, so that the log is searched by name after they are renamed or removed.
      CREATE TABLE actor_names (
        user_id uuid NOT NULL,
        username text NOT NULL,
        display_name text NOT NULL,
        PRIMARY KEY (user_id, username, display_name)
      );

      CREATE FUNCTION remember_actor_name() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      BEGIN
        INSERT INTO actor_names (user_id, username, display_name)
          VALUES (NEW.id, NEW.username, NEW.display_name) ON CONFLICT DO NOTHING;
        RETURN NULL;
      END $$;

      CREATE TRIGGER users_remember_name AFTER INSERT OR UPDATE OF username, display_name ON users
        FOR EACH ROW EXECUTE FUNCTION remember_actor_name();
      INSERT INTO actor_names (user_id, username, display_name) SELECT id, username, display_name FROM users;

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
      DROP TRIGGER users_remember_name ON users;
      DROP FUNCTION remember_actor_name();
      DROP TABLE actor_names;
      DROP FUNCTION audit_events_make_partition(date);
      DROP TABLE audit_events;
      DROP FUNCTION audit_events_are_append_only();
    `),
}
