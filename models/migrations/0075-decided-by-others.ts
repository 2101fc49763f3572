import type { Migration } from './migration.ts'

/** Who asks, or gains by it, decides nothing; nor is anything approved when its time is over. */
const byOthers = [
  [
    'rights_proposals',
    'rights_proposals_refused_by_another',
    `outcome IS DISTINCT FROM 'rejected' OR decided_by <> proposed_by AND decided_by IS DISTINCT FROM user_id`,
  ],
  [
    'rights_proposals',
    'rights_proposals_withdrawn_by_the_asker',
    `outcome IS DISTINCT FROM 'withdrawn' OR decided_by = proposed_by`,
  ],
  [
    'rights_proposals',
    'rights_proposals_approved_in_time',
    `outcome IS DISTINCT FROM 'approved' OR decided_at < expires_at`,
  ],
  [
    'emergency_requests',
    'emergency_requests_approved_in_time',
    `decision IS DISTINCT FROM 'approved' OR decided_at < lapses_at`,
  ],
  [
    'emergency_requests',
    'emergency_requests_decided_by_somebody',
    `(decision IS NULL) = (decided_at IS NULL) AND (decided_by IS NOT NULL) = (decision IS NOT NULL AND decision <> 'superseded')`,
  ],
] as const

/**
 * The database holds by itself what dual authorization decides: whose role gains the rights does not approve them, who has
 * treated a patient does not erase the record, and a request for emergency access to a record that was erased is superseded.
 */
export const decidedByOthers: Migration = {
  name: '0075-decided-by-others',
  up: (sql) =>
    sql(`
      ALTER TABLE emergency_requests
        DROP CONSTRAINT emergency_requests_check2,
        DROP CONSTRAINT emergency_requests_decision_check,
        ADD CONSTRAINT emergency_requests_decision_check CHECK (decision IN ('approved', 'refused', 'superseded'));
      ${byOthers
        .map(
          ([table, name, condition]) => `
      ALTER TABLE ${table} ADD CONSTRAINT ${name} CHECK (${condition}) NOT VALID;`,
        )
        .join('')}

      CREATE FUNCTION rights_are_given_by_others() RETURNS trigger LANGUAGE plpgsql
        SET search_path = public, pg_temp AS $$
      BEGIN
        IF EXISTS (SELECT FROM users WHERE id = NEW.decided_by AND role_id = NEW.role_id) THEN
          RAISE EXCEPTION 'rights_proposals.decided_by: nobody decides what their own role gains'
            USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER rights_proposals_by_others BEFORE UPDATE OF decided_by ON rights_proposals
        FOR EACH ROW WHEN (NEW.kind = 'role' AND NEW.outcome IN ('approved', 'rejected'))
        EXECUTE FUNCTION rights_are_given_by_others();

      CREATE FUNCTION records_are_erased_by_others() RETURNS trigger LANGUAGE plpgsql
        SET search_path = public, pg_temp AS $$
      BEGIN
        IF NOT is_of_the_owner(TG_RELID) AND (
            EXISTS (SELECT FROM care_team_assignments
              WHERE patient_id = NEW.patient_id AND user_id IN (NEW.approved_by, NEW.decided_by))
            OR EXISTS (SELECT FROM users WHERE id IN (NEW.approved_by, NEW.decided_by) AND patient_id = NEW.patient_id)) THEN
          RAISE EXCEPTION 'erasure_requests: who has treated the patient decides nothing'
            USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER erasure_requests_by_others BEFORE UPDATE OF approved_by, decided_by ON erasure_requests
        FOR EACH ROW WHEN (NEW.outcome IS DISTINCT FROM 'withdrawn')
        EXECUTE FUNCTION records_are_erased_by_others();
    `),
  down: (sql) =>
    sql(`
      DROP FUNCTION records_are_erased_by_others() CASCADE;
      DROP FUNCTION rights_are_given_by_others() CASCADE;
      ${byOthers.map(([table, name]) => `ALTER TABLE ${table} DROP CONSTRAINT ${name};`).join('\n      ')}
      ALTER TABLE emergency_requests DISABLE TRIGGER USER;
      UPDATE emergency_requests SET decision = 'refused', decided_by = (
          SELECT decided_by FROM erasure_requests e WHERE e.patient_id = emergency_requests.patient_id AND outcome = 'erased')
        WHERE decision = 'superseded';
      ALTER TABLE emergency_requests ENABLE TRIGGER USER;
      ALTER TABLE emergency_requests
        DROP CONSTRAINT emergency_requests_decision_check,
        ADD CONSTRAINT emergency_requests_decision_check CHECK (decision IN ('approved', 'refused')),
        ADD CONSTRAINT emergency_requests_check2 CHECK ((decision IS NULL) = (decided_at IS NULL)
          AND (decision IS NULL) = (decided_by IS NULL));
    `),
}
