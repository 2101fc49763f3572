import type { RefusalRule } from '../operations/refusal-rule.ts'

/** Why a table of codes cannot be taken, or a code not be recorded. */
export const diagnosesRefusals = {
  'no-table-of-codes': { status: 422, field: 'table' },
  'table-of-codes-faulty': { status: 422, field: 'table' },
} as const satisfies Record<string, RefusalRule>
