import type { RefusalRule } from '../operations/refusal-rule.ts'

const recordedAs = 'emergency-access.failed' as const
const notDecided = { outcome: 'refused', recordedAs } as const

/** Why something about emergency access cannot be done now. */
export const emergencyAccessRefusals = {
  'request-lapsed': { status: 409, ...notDecided },
  'not-named-for-emergencies': { status: 409, ...notDecided },
  'own-grant': { status: 403, severity: 'critical' },
  'own-approval': { status: 403, severity: 'critical' },
  'own-escalation': { status: 403 },
  'still-running': { status: 422, field: 'outcome' },
  'escalated-already': { status: 422, field: 'outcome' },
  'open-already': { status: 422, field: 'reasonCode', recordedAs },
  'asked-already': { status: 422, field: 'reasonCode', recordedAs },
  'wrong-access-code': { status: 422, field: 'accessCode', recordedAs },
  'too-many-access-codes': { status: 422, field: 'accessCode', recordedAs, rule: 'limited' },
  'too-many-searches': {
    status: 429,
    outcome: 'refused',
    rule: 'limited',
    toldAs: 'too-many-requests',
  },
  'code-not-taken': { status: 422, field: 'code' },
} as const satisfies Record<string, RefusalRule>
