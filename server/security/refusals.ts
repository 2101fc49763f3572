import type { RefusalRule } from '../operations/refusal-rule.ts'

/** Why something that officers and administrators do cannot be done now. */
export const securityRefusals = {
  'own-session': { status: 422 },
} as const satisfies Record<string, RefusalRule>
