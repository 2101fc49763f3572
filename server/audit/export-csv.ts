import type { AuditExportRow } from '../../models/queries/audit/audit-cursor.ts'

/** What a spreadsheet could take for the beginning of a formula (OWASP CSV Injection; ASVS 5.0 1.2.10). */
const formulaStarts = new Set('=+-@\t\r\n\u0000\uFF1D\uFF0B\uFF0D\uFF20')

/** One cell: a formula is taken the edge off by an apostrophe before it; quoted where RFC 4180 asks for it. */
export function csvCell(text: string | null): string {
  if (text === null) {
    return ''
  }
  const plain = formulaStarts.has(text.charAt(0)) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** A record with its line end. */
export const csvRecord = (cells: AuditExportRow): string => `${cells.map(csvCell).join(',')}\r\n`
