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
  'too-many-words': { status: 422 },
  'name-missing': { status: 422 },
  'name-alone': { status: 422 },
  'not-assignable': { status: 422, field: 'userId' },
  'comes-of-age': { status: 422, field: 'endsOn' },
  'tied-already': { status: 422, field: 'kind' },
  'invitation-does-not-work': { status: 422, field: 'code' },
  'invited-record-gone': { status: 422, field: 'code' },
  'has-own-record': { status: 422, field: 'code' },
  'is-own-record': { status: 422, field: 'code' },
  'account-exists': { status: 422, field: 'username' },
  'may-not-read-any-more': { status: 422, field: 'record' },
  'must-be-kept': { status: 422 },
  'review-due': { status: 422 },
  'refusal-with-approval': { status: 422, field: 'refusal' },
  'end-not-asked': { status: 422 },
} as const satisfies Record<string, RefusalRule>
