import type { SecurityCheck } from './check.ts'

// Partitions get the row trigger of their parent by themselves; the statement trigger of TRUNCATE is made for each.
const missing = `
  WITH logs AS (
    SELECT 'audit_events'::regclass AS log UNION ALL
    SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'audit_events'::regclass
  )
  SELECT log::text AS log, needed FROM logs
  CROSS JOIN unnest(ARRAY['audit_events_refuse_change', 'audit_events_refuse_truncate']) AS needed
  WHERE NOT EXISTS (
    SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE t.tgrelid = log AND t.tgname = needed AND t.tgenabled IN ('O', 'A')
      AND p.proname = 'audit_events_are_append_only' AND p.prosrc LIKE '%RAISE EXCEPTION%'
      AND p.prosrc NOT LIKE '%RETURN %')
  ORDER BY 1, 2`

const replicas = `
  SELECT coalesce(r.rolname, 'every role') AS role FROM pg_db_role_setting s LEFT JOIN pg_roles r ON r.oid = s.setrole
  WHERE EXISTS (SELECT FROM unnest(s.setconfig) AS c WHERE c LIKE 'session_replication_role=%' AND c NOT LIKE '%=origin')`

/** The triggers that refuse to change or delete audit rows stand, on every part of the log, and fire. */
export const auditTriggers: SecurityCheck = {
  name: 'audit-triggers',
  looksAt: 'Audit rows cannot be changed or deleted: the triggers that refuse it stand and fire.',
  look: async ({ ask }) => {
    const broken = await ask<{ log: string; needed: string }>(missing)
    const switchedOff = await ask<{ role: string }>(replicas)
    return [
      ...broken.map(({ log, needed }) => ({
        severity: 'critical' as const,
        found: `The trigger ${needed} on ${log} is missing, disabled or was rewritten: rows of the audit log can be changed or deleted.`,
        wayOut:
          'Somebody with the owner’s rights did this. Find out who and why, compare the log with its last export, then restore the trigger as the migration 0005-audit makes it.',
      })),
      ...switchedOff.map(({ role }) => ({
        severity: 'critical' as const,
        found: `session_replication_role is set for ${role}: triggers, those of the audit log too, do not fire in its sessions.`,
        wayOut: 'Reset it with ALTER ROLE … RESET session_replication_role, and find out who set it.',
      })),
    ]
  },
}
