import type { Migration } from './migration.ts'

/** Rows of a record that an import takes back; with which column says that somebody here has written them. */
const imported = [
  ['encounters', 'author_id'],
  ['prescriptions', 'prescriber_id'],
  ['allergies', 'recorded_by', 'changed_by'],
  ['allergy_statements', 'recorded_by'],
  ['conditions', 'recorded_by', 'changed_by'],
] as const

/** What an account has left behind: it goes with the record of its owner, and not before. */
const ofAccount = ['session_metadata', 'trusted_devices', 'security_profiles', 'sign_in_networks'] as const

/** Keys without which a record is gone. */
const keys = ['patient_keys', 'former_patient_keys'] as const

const quoted = (columns: readonly string[]) => columns.map((column) => `'${column}'`).join(', ')

/**
 * The application's role removes what it must remove: what an import takes back, and what goes with a record that two people
 * have decided to erase. The tables' owner, who could take the triggers away, is not bound by those of removal.
 */
export const whatMayBeRemoved: Migration = {
  name: '0070-what-may-be-removed',
  up: (sql) =>
    sql(`
      CREATE FUNCTION is_of_the_owner(removed regclass) RETURNS boolean LANGUAGE sql STABLE
        AS $$ SELECT pg_has_role(current_user, relowner, 'MEMBER') FROM pg_class WHERE oid = removed $$;

      -- The columns named say who has written a row here.
      CREATE FUNCTION only_imported_may_go() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        was jsonb := to_jsonb(OLD);
        part text;
      BEGIN
        IF is_of_the_owner(TG_RELID)
          OR EXISTS (SELECT FROM patients WHERE id = OLD.patient_id AND erased_at IS NOT NULL) THEN
          RETURN OLD;
        END IF;
        FOREACH part IN ARRAY TG_ARGV LOOP
          IF was -> part <> 'null' THEN
            RAISE EXCEPTION '% of a record is corrected and never removed', TG_TABLE_NAME
              USING ERRCODE = 'insufficient_privilege';
          END IF;
        END LOOP;
        RETURN OLD;
      END $$;
      ${imported
        .map(
          ([table, ...columns]) => `
      CREATE TRIGGER ${table}_only_imported_go BEFORE DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION only_imported_may_go(${quoted(columns)});`,
        )
        .join('')}

      CREATE FUNCTION only_with_erased_record_goes() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT is_of_the_owner(TG_RELID) AND NOT EXISTS (
            SELECT FROM users u JOIN patients p ON p.id = u.patient_id
            WHERE u.id = OLD.user_id AND p.erased_at IS NOT NULL) THEN
          RAISE EXCEPTION '% stays as long as its account', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN OLD;
      END $$;
      ${ofAccount
        .map(
          (table) => `
      CREATE TRIGGER ${table}_go_with_erased_record BEFORE DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION only_with_erased_record_goes();`,
        )
        .join('')}

      -- A key goes first, so that whoever holds it is waited for: that the record is erased is asked at the end.
      CREATE FUNCTION only_key_of_erased_record_goes() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT is_of_the_owner(TG_RELID)
          AND EXISTS (SELECT FROM patients WHERE id = OLD.patient_id AND erased_at IS NULL) THEN
          RAISE EXCEPTION 'the key of a record goes when the record is erased' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN OLD;
      END $$;
      ${keys
        .map(
          (table) => `
      CREATE CONSTRAINT TRIGGER ${table}_go_with_erased_record AFTER DELETE ON ${table}
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION only_key_of_erased_record_goes();`,
        )
        .join('')}

      CREATE FUNCTION erased_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT is_of_the_owner(TG_RELID) AND NOT EXISTS (
            SELECT FROM erasure_requests WHERE patient_id = NEW.id AND outcome = 'erased') THEN
          RAISE EXCEPTION 'patients.erased_at: nobody has decided that' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;
      CREATE CONSTRAINT TRIGGER patients_erased_by_two AFTER UPDATE OF erased_at ON patients
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL)
        EXECUTE FUNCTION erased_by_two();
    `),
  down: (sql) =>
    sql(`
      DROP FUNCTION erased_by_two() CASCADE;
      DROP FUNCTION only_key_of_erased_record_goes() CASCADE;
      DROP FUNCTION only_with_erased_record_goes() CASCADE;
      DROP FUNCTION only_imported_may_go() CASCADE;
      DROP FUNCTION is_of_the_owner(regclass);
    `),
}
