import type { ReportCell, ReportTable } from '../../../views/audit/reports/report.ts'
import { csvRecord } from '../export-csv.ts'

/** A cell as text; moments in UTC. */
export function cellText(cell: ReportCell): string | null {
  if (cell === null || typeof cell === 'string') {
    return cell
  }
  if (cell instanceof Date) {
    return cell.toISOString()
  }
  return typeof cell === 'number' ? String(cell) : cell.text
}

/** The table of a report as a file (RFC 4180, formulas neutralised as in exports of the log). */
export const reportCsv = ({ columns, rows }: ReportTable): string =>
  [columns, ...rows.map((row) => row.map(cellText))].map(csvRecord).join('')
