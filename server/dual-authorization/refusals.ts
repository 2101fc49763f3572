import type { RefusalRule } from '../operations/refusal-rule.ts'

/** Why somebody may not decide, or take back, what takes more than one person: the rules that the audit log names. */
export const dualAuthorizationRefusals = {
  'own-request': { status: 403, recordedAs: 'emergency-access.failed' },
  'own-proposal': { status: 403 },
  'gains-by-it': { status: 403 },
  'asked-for-it': { status: 403 },
  'approved-first': { status: 403 },
  'of-the-care-team': { status: 403 },
  'own-hold-lift': { status: 403 },
  'own-tie-end': { status: 403 },
  'not-the-asker': { status: 422, outcome: 'refused' },
} as const satisfies Record<string, RefusalRule>
