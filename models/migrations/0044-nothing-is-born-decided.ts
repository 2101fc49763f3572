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

/** What the application's role may write is what it must write: nothing is decided, ended or used up as it is added. */
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

      -- An assignment to a care team may be added with its last day, which is that of whoever assigned it.
      CREATE FUNCTION care_team_begins_with_its_last_day() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.ended_how <> 'last-day' OR NEW.ended_by <> NEW.assigned_by THEN
          RAISE EXCEPTION 'care_team_assignments.ended_how: nobody has ended this' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER care_team_assignments_begin BEFORE INSERT ON care_team_assignments
        FOR EACH ROW EXECUTE FUNCTION care_team_begins_with_its_last_day();
    `),
  down: (sql) =>
    sql(`
      DROP FUNCTION care_team_begins_with_its_last_day() CASCADE;
      DROP FUNCTION emergency_grant_is_reviewed() CASCADE;
      DROP FUNCTION emergency_review_is_anothers() CASCADE;
      ${staysOver.map(([table, first]) => `DROP TRIGGER ${table}_${first}_stays_over ON ${table};`).join('\n      ')}
      DROP FUNCTION born_undecided() CASCADE;
    `),
}
