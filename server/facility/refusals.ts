import type { RefusalRule } from '../operations/refusal-rule.ts'

/** Why something that the facility sets cannot be changed now. */
export const facilityRefusals = {
  'nothing-to-set': { status: 422 },
} as const satisfies Record<string, RefusalRule>
