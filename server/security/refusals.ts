import type { RefusalRule } from '../operations/refusal-rule.ts'

/** Why something that officers and administrators do cannot be done now. */
export const securityRefusals = {
  'own-session': { status: 422 },
  'own-alert': { status: 403 },
  'not-one-address': { status: 422, field: 'address' },
  'no-such-username': { status: 422, field: 'username' },
  'no-such-record-number': { status: 422, field: 'recordNumber' },
} as const satisfies Record<string, RefusalRule>
