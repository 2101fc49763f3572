import {
  fieldText,
  type AuditExportRow,
  type AuditFieldName,
} from '../../../models/queries/audit/audit-cursor.ts'

/** A row as the parts of an AuditEvent ask for it: what is null or empty in the row is undefined. */
export type RowFacts = (name: AuditFieldName) => string | undefined

export const factsOf =
  (row: AuditExportRow): RowFacts =>
  (name) =>
    fieldText(row, name) || undefined

/** The details of a row as texts. */
export function detailsOf(facts: RowFacts): readonly (readonly [string, string])[] {
  const text = facts('details')
  const details: unknown = text === undefined ? {} : JSON.parse(text)
  return typeof details === 'object' && details !== null
    ? Object.entries(details).map(([key, value]) => [
        key,
        typeof value === 'string' ? value : JSON.stringify(value),
      ])
    : []
}
