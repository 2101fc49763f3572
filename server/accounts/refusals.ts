import type { RefusalRule } from '../operations/refusal-rule.ts'

/** Why something cannot be done now with one's own account, or by somebody who signs in. */
export const accountRefusals = {
  'wrong-current-password': { status: 422, field: 'currentPassword' },
  'wrong-text-code': { status: 422, field: 'code' },
  'no-own-second-step': { status: 422, field: 'code' },
  'second-factor-required': { status: 403 },
  'own-second-factor': { status: 403 },
  'no-second-step': { status: 422 },
  'text-messages-not-for-role': { status: 403, rule: 'role-not-permitted' },
  'too-many-text-messages': { status: 429, toldAs: 'too-many-requests', outcome: 'refused', rule: 'limited' },
  'too-many-tries': { status: 429, toldAs: 'too-many-requests', outcome: 'refused', rule: 'limited' },
  'own-address-already': { status: 422, field: 'email' },
} as const satisfies Record<string, RefusalRule>
