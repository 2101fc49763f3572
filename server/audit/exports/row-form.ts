import type { AuditExportRow } from '../../../models/queries/audit/audit-cursor.ts'

/** How rows become lines. */
export type RowForm = {
  /** The lines before the first row, or nothing. */
  readonly head: string
  readonly line: (row: AuditExportRow) => string
}
