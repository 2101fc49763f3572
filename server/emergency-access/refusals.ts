import type { RefusalRule } from '../operations/refusal-rule.ts'

const notDecided = { outcome: 'refused', recordedAs: 'emergency-access.failed' } as const

/** Why something about emergency access cannot be done now. */
export const emergencyAccessRefusals = {
  'request-lapsed': { status: 409, ...notDecided },
  'not-named-for-emergencies': { status: 409, ...notDecided },
  'own-escalation': { status: 403 },
} as const satisfies Record<string, RefusalRule>
