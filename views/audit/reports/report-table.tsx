import type { ReactElement, ReactNode } from 'react'
import { DataTable } from '../../components/data-table.tsx'
import { SeverityTag, type Severity } from '../../components/severity-tag.tsx'
import { Time } from '../../components/time.tsx'
import type { TimeFormat } from '../../format.ts'
import type { ReportCell, ReportTable } from './report.ts'
import { useWords } from '../../use-words.ts'

const severities: readonly Severity[] = ['info', 'warning', 'critical', 'emergency']

function cell(value: ReportCell, column: string, time: TimeFormat): ReactNode {
  if (value === null || value === '') {
    return <span className="mg-muted">–</span>
  }
  if (value instanceof Date) {
    return <Time iso={value.toISOString()} text={time.toTheSecond(value)} />
  }
  if (typeof value === 'object') {
    // A record number stays on one line.
    const className = /^\S{1,20}$/.test(value.text) ? 'mg-nowrap' : undefined
    return (
      <a href={value.href} className={className}>
        {value.text}
      </a>
    )
  }
  const severity = column === 'Severity' ? severities.find((one) => one === value) : undefined
  return severity === undefined ? value : <SeverityTag severity={severity} />
}

/** The table of a report. */
export function ReportTableView(props: {
  table: ReportTable
  time: TimeFormat
  empty: ReactNode
}): ReactElement {
  const { say } = useWords()

  const { table, time, empty } = props
  const { heading, columns, rows, onlyInFile = [] } = table
  const shown = columns
    .map((label, index) => ({ label, index, numeric: rows.every((row) => typeof row[index] === 'number') }))
    .filter(({ label }) => !onlyInFile.includes(label))
  return (
    <>
      <DataTable
        caption={heading}
        columns={shown}
        rows={rows.map((row, number) => ({
          key: String(number),
          cells: shown.map(({ label, index }) => cell(row[index] ?? null, label, time)),
        }))}
        empty={empty}
      />
      {rows.length > 0 && onlyInFile.length > 0 && (
        <p className="mg-muted">
          {say('audit.report-table.file-columns', { toLowerCase: onlyInFile.join(', ').toLowerCase() })}
        </p>
      )}
    </>
  )
}
