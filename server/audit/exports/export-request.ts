import type { AuditCriteria } from '../../../models/queries/audit/audit-criteria.ts'

/** What is exported, and what the file says of itself. */
export type ExportRequest = {
  readonly criteria: AuditCriteria
  /** The export's own event, which is in the log already. */
  readonly exceptId: string
  /** The filters as they were typed; none for the whole log. */
  readonly filters: Readonly<Record<string, unknown>>
  /** For people: which export this is, whose, when and why. */
  readonly about: Readonly<Record<string, unknown>>
}
