import { listed, when, type SecurityCheck } from './check.ts'

const roles = `
  SELECT r.title, r.mfa_required, r.trusted_device_days, r.text_message_codes_allowed FROM roles r
  WHERE EXISTS (SELECT FROM role_permissions p WHERE p.role_id = r.id
    AND p.permission IN ('user.manage', 'role.manage', 'role.approve', 'security.read', 'session.manage', 'audit.read', 'audit.export'))
  ORDER BY r.title`

type Role = {
  title: string
  mfa_required: boolean
  trusted_device_days: number
  text_message_codes_allowed: boolean
}

/** Roles with power over others need an app's code at each sign-in. */
export const privilegedRoles: SecurityCheck = {
  name: 'privileged-roles',
  looksAt: 'Roles with power over others need a code of the app at every sign-in.',
  look: async ({ ask }) => {
    const all = await ask<Role>(roles)
    const titles = (those: readonly Role[]) => listed(those.map(({ title }) => title))
    const open = all.filter((role) => !role.mfa_required)
    const trusting = all.filter((role) => role.trusted_device_days > 0)
    const texting = all.filter((role) => role.text_message_codes_allowed)
    return [
      ...when(open.length > 0, {
        severity: 'critical',
        found: `A password alone lets people in with power over others: ${titles(open)}.`,
        wayOut: 'Require the second factor for these roles under Security, Roles.',
      }),
      ...when(trusting.length > 0, {
        severity: 'warning',
        found: `Trusted devices skip the code for roles with power over others: ${titles(trusting)}.`,
        wayOut: 'Set the days of trusted devices to 0 for these roles.',
      }),
      ...when(texting.length > 0, {
        severity: 'critical',
        found: `Roles with power over others may sign in with codes by text message: ${titles(texting)}.`,
        wayOut: 'Set text_message_codes_allowed to false for these roles.',
      }),
    ]
  },
}
