import type { CheckSubject, Finding, SecurityCheck } from './check.ts'

type Role = { role: string; superuser: boolean; powers: string[]; creates: boolean }

const rights = `
  SELECT rolname AS role, rolsuper AS superuser,
    array_remove(ARRAY[CASE WHEN rolcreaterole THEN 'make roles' END, CASE WHEN rolcreatedb THEN 'make databases' END,
      CASE WHEN rolreplication THEN 'replicate' END, CASE WHEN rolbypassrls THEN 'pass by row-level security' END], NULL)
      AS powers,
    has_schema_privilege('public', 'CREATE') AND NOT pg_has_role(current_user, 'pg_database_owner', 'USAGE') AS creates
  FROM pg_roles WHERE rolname = current_user`

async function look({ ask }: CheckSubject): Promise<readonly Finding[]> {
  const [role] = await ask<Role>(rights)
  if (role === undefined) {
    return []
  }
  if (role.superuser) {
    return [
      {
        severity: 'critical',
        found: `The application connects as ${role.role}, a superuser of the database: no right is refused to it, and nobody could trust the audit log.`,
        wayOut: 'Let DATABASE_URL name a role without SUPERUSER.',
      },
    ]
  }
  const powers = [...role.powers, ...(role.creates ? ['make tables'] : [])]
  return powers.length === 0
    ? []
    : [
        {
          severity: 'warning',
          found: `The role ${role.role} of the application may also ${powers.join(', ')}, which it never needs.`,
          wayOut: 'Take these rights away with ALTER ROLE and REVOKE.',
        },
      ]
}

/** The role of the application has no power over the database that it does not need. */
export const databaseRole: SecurityCheck = {
  name: 'database-role',
  looksAt: 'The role of the application is no superuser and has no needless rights.',
  look,
}
