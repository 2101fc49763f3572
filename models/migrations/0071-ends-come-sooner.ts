import type { Migration } from './migration.ts'

/** What has ended does not begin again, and what is one person's stays theirs. */
export const endsComeSooner: Migration = {
  name: '0071-ends-come-sooner',
  up: (sql) =>
    sql(`
      -- An assignment that has ended is no way back to the record: its end comes sooner, never later.
      CREATE FUNCTION care_team_ends_sooner() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.ends_at IS NOT NULL AND (NEW.ends_at IS NULL OR NEW.ends_at > OLD.ends_at)
          OR NEW.ends_at IS NOT DISTINCT FROM OLD.ends_at AND (NEW.ended_how IS DISTINCT FROM OLD.ended_how
            OR NEW.ended_by IS DISTINCT FROM OLD.ended_by AND NEW.ended_by IS NOT NULL) THEN
          RAISE EXCEPTION 'care_team_assignments.ends_at: an assignment ends sooner, never later'
            USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER care_team_assignments_end_sooner BEFORE UPDATE ON care_team_assignments
        FOR EACH ROW EXECUTE FUNCTION care_team_ends_sooner();

      -- Emergency access is short, and prolonged once.
      CREATE FUNCTION emergency_grant_is_short() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' AND NEW.ends_at > NEW.starts_at + interval '1 day'
          OR TG_OP = 'UPDATE' AND (
            OLD.extended_at IS NOT NULL AND NEW.extended_at IS DISTINCT FROM OLD.extended_at
            OR NEW.ends_at > OLD.ends_at
              AND (OLD.extended_at IS NOT NULL OR NEW.extended_at IS NULL OR NEW.ends_at > OLD.ends_at + interval '1 day')) THEN
          RAISE EXCEPTION 'emergency_grants.ends_at: emergency access is short, and prolonged once'
            USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER emergency_grants_are_short BEFORE INSERT OR UPDATE ON emergency_grants
        FOR EACH ROW EXECUTE FUNCTION emergency_grant_is_short();

      CREATE FUNCTION session_stays_with_its_person() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.user_id <> OLD.user_id THEN
          RAISE EXCEPTION 'session_metadata.user_id: a session is one person''s' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER session_metadata_stays_with_its_person BEFORE UPDATE OF user_id ON session_metadata
        FOR EACH ROW EXECUTE FUNCTION session_stays_with_its_person();
    `),
  down: (sql) =>
    sql(`
      DROP FUNCTION session_stays_with_its_person() CASCADE;
      DROP FUNCTION emergency_grant_is_short() CASCADE;
      DROP FUNCTION care_team_ends_sooner() CASCADE;
    `),
}
