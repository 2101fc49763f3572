import { when, type SecurityCheck } from './check.ts'

/** There are at least two who can manage users, so that one can help the other, and see what the other does. */
export const administrators: SecurityCheck = {
  name: 'administrators',
  looksAt: 'There are at least two active administrators and a security officer.',
  look: async ({ ask }) => {
    const [counted] = await ask<{ administrators: number; officers: number }>(`
      SELECT count(DISTINCT u.id) FILTER (WHERE p.permission = 'user.manage')::int AS administrators,
        count(DISTINCT u.id) FILTER (WHERE p.permission = 'security.read')::int AS officers
      FROM users u JOIN role_permissions p ON p.role_id = u.role_id WHERE u.active AND u.password_hash IS NOT NULL`)
    const { administrators: many = 0, officers = 0 } = counted ?? {}
    return [
      ...when(many === 0, {
        severity: 'warning',
        found: 'There is no active administrator.',
        wayOut: 'Make one with npx medguard create-admin.',
      }),
      ...when(many === 1, {
        severity: 'warning',
        found:
          'There is only one active administrator: who loses phone and codes is locked out, and nobody checks.',
        wayOut: 'Make a second one with npx medguard create-admin.',
      }),
      ...when(officers === 0, {
        severity: 'warning',
        found: 'There is no active security officer: nobody sees alerts or unlocks accounts.',
        wayOut: 'Give somebody the role of security officer.',
      }),
    ]
  },
}
