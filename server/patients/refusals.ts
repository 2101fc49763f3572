import type { RefusalRule } from '../operations/refusal-rule.ts'

/** Why something cannot be written into a record now. */
export const patientRefusals = {
  'reason-after-death': { status: 422, field: 'reasonAfterDeath' },
  'before-birth': { status: 422 },
  'clinical-fields': { status: 422 },
  'national-id-taken': { status: 422, field: 'nationalId' },
  'registered-already': { status: 422, field: 'registerAnyway' },
  'national-id-of-another': { status: 422, field: 'nationalId' },
  'death-before-birth': { status: 422, field: 'diedOn' },
  'correction-without-reason': { status: 422, field: 'reason' },
} as const satisfies Record<string, RefusalRule>
