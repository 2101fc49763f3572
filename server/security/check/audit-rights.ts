import type { SecurityCheck } from './check.ts'

const excess = `
  WITH logs AS (
    SELECT c.oid, c.relname FROM pg_class c WHERE c.oid = 'audit_events'::regclass
      OR c.oid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = 'audit_events'::regclass)
  )
  SELECT quote_ident(relname) AS log, current_user AS role FROM logs
  WHERE has_table_privilege(oid, 'UPDATE') OR has_table_privilege(oid, 'DELETE') OR has_table_privilege(oid, 'TRUNCATE')
  ORDER BY 1`

const owner = `
  SELECT pg_has_role(current_user, relowner, 'USAGE') AS owns, quote_ident(current_user) AS role
  FROM pg_class WHERE oid = 'audit_events'::regclass`

/** The role of the application may add and read audit rows and no more, and owns no table. */
export const auditRights: SecurityCheck = {
  name: 'audit-rights',
  looksAt: 'The role of the application can add and read audit rows, and nothing else.',
  look: async ({ ask, change }) => {
    const [{ owns, role } = { owns: true, role: 'it' }] = await ask<{ owns: boolean; role: string }>(owner)
    if (owns) {
      return [
        {
          severity: 'warning',
          found: `The application connects as ${role}, which owns the tables: whoever breaks into the application could remove the triggers and then alter audit rows.`,
          wayOut:
            'Make a second role and let DATABASE_URL name it; DATABASE_OWNER_URL names the owner, for npx medguard migrate only.',
        },
      ]
    }
    const logs = await ask<{ log: string }>(excess)
    return logs.map(({ log }) => ({
      severity: 'critical' as const,
      found: `The role ${role} may change or delete rows of ${log}; only a trigger still refuses it.`,
      wayOut: 'Take the right away: npx medguard migrate does it, or this command with --fix.',
      fix: () => change(`REVOKE UPDATE, DELETE, TRUNCATE ON ${log} FROM ${role}`),
    }))
  },
}
