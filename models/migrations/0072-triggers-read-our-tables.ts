import type { Migration } from './migration.ts'

/** Functions of triggers that read tables, but for those that say already where they look. */
const readers = [
  'audit_month_is_closed()',
  'audit_shipment_goes_forward()',
  'audit_unused_key_may_go()',
  'audit_witness_goes_forward()',
  'emergency_grant_is_reviewed()',
  'emergency_review_is_anothers()',
  'erased_by_two()',
  'is_of_the_owner(regclass)',
  'only_imported_may_go()',
  'only_key_of_erased_record_goes()',
  'only_with_erased_record_goes()',
] as const

/**
 * A temporary table of the same name is found first, and most databases let everybody make one: what a trigger reads is ours. And
 * no account is tied to a record that was erased, with which it would go.
 */
export const triggersReadOurTables: Migration = {
  name: '0072-triggers-read-our-tables',
  up: (sql) =>
    sql(`
      ${readers.map((reader) => `ALTER FUNCTION ${reader} SET search_path = public, pg_temp;`).join('\n      ')}

      CREATE FUNCTION account_is_of_a_record_that_stands() RETURNS trigger LANGUAGE plpgsql
        SET search_path = public, pg_temp AS $$
      BEGIN
        IF NOT is_of_the_owner(TG_RELID)
          AND EXISTS (SELECT FROM patients WHERE id = NEW.patient_id AND erased_at IS NOT NULL) THEN
          RAISE EXCEPTION 'users.patient_id: this record was erased' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER users_are_of_a_record_that_stands BEFORE INSERT OR UPDATE OF patient_id ON users
        FOR EACH ROW WHEN (NEW.patient_id IS NOT NULL) EXECUTE FUNCTION account_is_of_a_record_that_stands();
    `),
  down: (sql) =>
    sql(`
      DROP FUNCTION account_is_of_a_record_that_stands() CASCADE;
      ${readers.map((reader) => `ALTER FUNCTION ${reader} RESET search_path;`).join('\n      ')}
    `),
}
