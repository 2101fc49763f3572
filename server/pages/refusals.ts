import type { RefusalRule } from '../operations/refusal-rule.ts'

/** Why a page cannot be made or changed as it was asked for. */
export const pageRefusals = {
  'no-such-revision': { status: 404, toldAs: 'not-found', unrecorded: true },
  'page-path-malformed': { status: 422, field: 'path' },
  'page-above-missing': { status: 422, field: 'path' },
  'page-path-taken': { status: 422, field: 'path' },
  'page-not-published': { status: 422 },
} as const satisfies Record<string, RefusalRule>
