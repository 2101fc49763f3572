import type { Migration } from './migration.ts'

/** Tables in which somebody decides: what says that it was decided, and what then stays as it is. */
const decisions = [
  ['rights_proposals', 'outcome', 'decided_by', 'decided_at', 'comment'],
  ['hour_exceptions', 'revoked_at', 'revoked_by'],
  ['emergency_requests', 'decision', 'decided_at', 'decided_by'],
  ['emergency_grants', 'ended_at'],
  ['erasure_requests', 'approved_at', 'approved_by'],
  ['erasure_requests', 'outcome', 'decided_at', 'decided_by'],
  [
    'audit_legal_holds',
    'lifted_at',
    'lifted_by',
    'lifted_by_name',
    'lift_reason',
    'lift_asked_at',
    'lift_asked_by',
    'lift_asked_by_name',
  ],
  ['alerts', 'acknowledged_at'],
  ['alerts', 'outcome', 'comment'],
] as const

/**
 * A CHECK that comes to NULL passes, so that "approved, by somebody else" held for what nobody had approved. These say of
 * each decision that it has all of its parts, or none. They hold for whatever is written from now on.
 */
const whole = [
  [
    'rights_proposals',
    'rights_proposals_decided_by_somebody',
    `outcome IS NULL OR outcome IN ('overtaken', 'expired') OR decided_by IS NOT NULL`,
  ],
  [
    'rights_proposals',
    'rights_proposals_undecided',
    'outcome IS NOT NULL OR num_nonnulls(decided_by, decided_at, comment) = 0',
  ],
  [
    'audit_legal_holds',
    'audit_legal_holds_asked_whole',
    'num_nulls(lift_reason, lift_asked_at, lift_asked_by, lift_asked_by_name) IN (0, 4)',
  ],
  [
    'audit_legal_holds',
    'audit_legal_holds_lifted_whole',
    'num_nulls(lifted_at, lifted_by, lifted_by_name) IN (0, 3)',
  ],
  ['erasure_requests', 'erasure_requests_undecided', 'outcome IS NOT NULL OR refusal IS NULL'],
  ['audit_verifications', 'audit_verifications_ended', '(outcome IS NULL) = (finished_at IS NULL)'],
  ['audit_shipments', 'audit_shipments_held', '(holder IS NULL) = (held_until IS NULL)'],
  ['audit_shipments', 'audit_shipments_counted', 'next_leaf >= 0 AND failures >= 0'],
  ['audit_witness_progress', 'audit_witness_progress_counted', 'size >= 0'],
  ['alerts', 'alerts_seen_whole', 'acknowledged_at IS NOT NULL OR acknowledged_by IS NULL'],
] as const

const nameOf = (table: string, marker: string) => `${table}_${marker}_stays`

/** What was decided stays as it was decided, for the application's role too; and nothing is decided by nobody. */
export const decisionsStay: Migration = {
  name: '0035-decisions-stay',
  up: (sql) =>
    sql(`
      CREATE FUNCTION decision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        was jsonb := to_jsonb(OLD);
        becomes jsonb := to_jsonb(NEW);
        part text;
      BEGIN
        IF was -> TG_ARGV[0] <> 'null' THEN
          FOREACH part IN ARRAY TG_ARGV LOOP
            IF was -> part IS DISTINCT FROM becomes -> part THEN
              RAISE EXCEPTION '%.% was decided and stays as it is', TG_TABLE_NAME, part
                USING ERRCODE = 'insufficient_privilege';
            END IF;
          END LOOP;
        END IF;
        RETURN NEW;
      END $$;

      CREATE FUNCTION alert_is_seen_by_somebody() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.acknowledged_at IS NULL AND NEW.acknowledged_at IS NOT NULL AND NEW.acknowledged_by IS NULL THEN
          RAISE EXCEPTION 'an alert is seen to by somebody' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER alerts_seen_by_somebody BEFORE UPDATE ON alerts
        FOR EACH ROW EXECUTE FUNCTION alert_is_seen_by_somebody();
      ${decisions
        .map(
          ([table, ...parts]) => `
      CREATE TRIGGER ${nameOf(table, parts[0])} BEFORE UPDATE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION decision_stays(${parts.map((part) => `'${part}'`).join(', ')});`,
        )
        .join('')}
      ${whole
        .map(
          ([table, name, condition]) => `
      ALTER TABLE ${table} ADD CONSTRAINT ${name} CHECK (${condition}) NOT VALID;`,
        )
        .join('')}
    `),
  down: (sql) =>
    sql(`
      ${whole.map(([table, name]) => `ALTER TABLE ${table} DROP CONSTRAINT ${name};`).join('\n      ')}
      DROP FUNCTION alert_is_seen_by_somebody() CASCADE;
      DROP FUNCTION decision_stays() CASCADE;
    `),
}
