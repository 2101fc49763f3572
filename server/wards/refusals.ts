import type { RefusalRule } from '../operations/refusal-rule.ts'

/** Why something about wards and teams cannot be done now. */
export const wardRefusals = {
  'ward-name-taken': { status: 422, field: 'name' },
  'not-for-a-ward': { status: 422, field: 'userId' },
  'not-to-cover-for': { status: 422, field: 'covers' },
  'own-membership': { status: 403 },
} as const satisfies Record<string, RefusalRule>
