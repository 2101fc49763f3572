import type { ReactElement, ReactNode } from 'react'
import { DataTable, type Column, type Row } from '../components/data-table.tsx'
import { SeverityTag } from '../components/severity-tag.tsx'
import { Time } from '../components/time.tsx'
import type { TimeFormat } from '../format.ts'
import type { EventActor, EventEntry, LinkedText } from './event-entry.ts'
import { OutcomeTag } from './outcome-tag.tsx'

const columns = [
  { name: 'time', label: 'Time' },
  { name: 'event', label: 'Event' },
  { name: 'who', label: 'Who' },
  { name: 'patient', label: 'Patient record' },
  { name: 'outcome', label: 'Outcome' },
  { name: 'severity', label: 'Severity' },
  { name: 'address', label: 'Address' },
]

/** How the rows stand, and where they are found in another order. */
export type Sorting = {
  readonly sort: string
  readonly direction: 'asc' | 'desc'
  /** The address of the list sorted by each column. */
  readonly hrefs: ReadonlyMap<string, string>
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const

const grave = new Set(['critical', 'emergency'])

export const linked = ({ text, href }: LinkedText): ReactNode =>
  href === undefined ? text : <a href={href}>{text}</a>

function Actor({ actor }: { actor: EventActor }): ReactElement {
  return (
    <span className="mg-cell-lines">
      <span>
        <bdi>{linked(actor.name)}</bdi>
      </span>
      <span className="mg-muted">{actor.note}</span>
    </span>
  )
}

function Patients({ entry }: { entry: EventEntry }): ReactElement {
  const { patients, furtherPatients } = entry
  if (patients.length === 0) {
    return <span className="mg-muted">–</span>
  }
  return (
    <span className="mg-cell-lines">
      {patients.map((patient) => (
        <span key={patient.text} className="mg-code">
          {linked(patient)}
        </span>
      ))}
      {furtherPatients > 0 && <a href={entry.href}>and {furtherPatients} more</a>}
    </span>
  )
}

function row(entry: EventEntry, time: TimeFormat): Row {
  const moment = <Time iso={entry.at.toISOString()} text={time.toTheSecond(entry.at)} />
  return {
    key: entry.id,
    tone: grave.has(entry.severity) ? 'critical' : entry.outcome === 'success' ? undefined : 'warning',
    cells: [
      <a key="time" href={entry.href}>
        {moment}
      </a>,
      entry.event,
      <Actor key="actor" actor={entry.actor} />,
      <Patients key="patients" entry={entry} />,
      <OutcomeTag key="outcome" outcome={entry.outcome} />,
      <SeverityTag key="severity" severity={entry.severity} />,
      <span key="address" className="mg-code">
        {entry.address ?? '–'}
      </span>,
    ],
  }
}

function sortable({ name, label }: (typeof columns)[number], sorting: Sorting | undefined): Column {
  const href = sorting?.hrefs.get(name)
  return href === undefined || sorting === undefined
    ? { label }
    : { label, sort: { href, sorted: sorting.sort === name ? ariaSort[sorting.direction] : undefined } }
}

/** Rows of the audit log. */
export function EventTable(props: {
  entries: readonly EventEntry[]
  time: TimeFormat
  empty: ReactNode
  /** Absent on paper: nothing can be pressed there. */
  sorting?: Sorting | undefined
}): ReactElement {
  const { entries, time, empty, sorting } = props
  return (
    <DataTable
      caption={
        sorting === undefined || sorting.sort === 'time'
          ? `Events, the ${sorting?.direction === 'asc' ? 'oldest' : 'newest'} first`
          : 'Events, sorted by a column'
      }
      hideCaption
      columns={columns.map((column) => sortable(column, sorting))}
      rows={entries.map((entry) => row(entry, time))}
      empty={empty}
    />
  )
}
