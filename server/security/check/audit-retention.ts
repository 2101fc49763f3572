import { when, type SecurityCheck } from './check.ts'

/** As long as the record, and ten years at least (ASTM E2147). */
const shortest = 3_653

/** The audit log is kept for ten years. */
export const auditRetention: SecurityCheck = {
  name: 'audit-retention',
  looksAt: 'The audit log is kept for as long as records are.',
  look: async ({ environment }) =>
    when(environment.AUDIT_RETENTION_DAYS < shortest, {
      severity: 'warning',
      found: `AUDIT_RETENTION_DAYS is ${environment.AUDIT_RETENTION_DAYS} days: rows may be removed while the records that they speak of are kept.`,
      wayOut: `Set it to ${shortest} or more, unless the law of the facility says otherwise. Archives of removed months are to be kept.`,
    }),
}
