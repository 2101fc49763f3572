import type { RefusalRule } from '../operations/refusal-rule.ts'

/** Why something that administrators do cannot be done now. */
export const administrationRefusals = {
  'own-role': { status: 403, recordedAs: 'role.changed' },
  'own-rights': { status: 403 },
  'own-account': { status: 422, outcome: 'refused' },
  'shuts-oneself-out': { status: 422, outcome: 'refused', field: 'networks' },
  'no-such-role': { status: 422, field: 'role' },
  'role-without-emergency-access': { status: 422, field: 'emergencyAccess' },
  'email-taken': { status: 422, field: 'email' },
  'username-taken': { status: 422, field: 'username' },
  'has-password': { status: 422 },
  'account-out-of-reach': { status: 422 },
  'address-not-settled': { status: 422 },
  'nothing-differs': { status: 422 },
  'reason-for-approval': { status: 422, field: 'reason' },
  'change-waits': { status: 422 },
} as const satisfies Record<string, RefusalRule>
