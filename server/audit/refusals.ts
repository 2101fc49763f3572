import type { RefusalRule } from '../operations/refusal-rule.ts'

/** Why something of the audit log cannot be shown, taken or changed. */
export const auditRefusals = {
  'filters-not-understood': { status: 422 },
  'report-not-understood': { status: 422 },
  'unknown-format': { status: 400 },
  'too-many-exports': { status: 429, retryAfterSeconds: 60 },
  'no-such-reason': { status: 422, toldAs: 'reason-not-understood' },
  'reason-without-words': { status: 422, toldAs: 'reason-not-understood' },
  'audit-log-not-whole': { status: 409 },
  'size-not-a-number': { status: 422, toldAs: 'sizes-not-understood' },
  'size-never-signed': { status: 422, toldAs: 'sizes-not-understood' },
  'sizes-shrink': { status: 422, toldAs: 'sizes-not-understood' },
  'no-patient-to-hold': { status: 422, field: 'recordNumber' },
  'too-many-saved-searches': { status: 422, field: 'name' },
  'address-not-confirmed': { status: 422, field: 'report' },
  'report-comes-already': { status: 422, field: 'report' },
} as const satisfies Record<string, RefusalRule>
