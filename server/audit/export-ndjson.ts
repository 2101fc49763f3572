import { auditFields, type AuditExportRow, type FieldKind } from '../../models/queries/audit-cursor.ts'
import type { RowForm } from './exports/row-form.ts'

function jsonValue(text: string | null, kind: FieldKind): string {
  if (text === null) {
    return 'null'
  }
  switch (kind) {
    case 'number':
    case 'json':
      return text
    case 'ids':
      return JSON.stringify(text.split(' '))
    case 'text':
      return JSON.stringify(text)
    default:
      return kind satisfies never
  }
}

/** One JSON object with its line end; every field is there, null where the row has none. */
export const ndjsonLine = (row: AuditExportRow): string =>
  `{${auditFields.map(({ name, kind }, index) => `"${name}":${jsonValue(row[index] ?? null, kind)}`).join(',')}}\n`

/** Newline-delimited JSON. */
export const ndjson: RowForm = { head: '', line: ndjsonLine }
