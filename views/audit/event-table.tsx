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

const Actor = ({ actor }: { actor: EventActor }): ReactElement => (
  <>
    <bdi>{linked(actor.name)}</bdi> <span className="mg-muted">{actor.note}</span>
  </>
)

const nothing = <span className="mg-muted mg-nothing">–</span>

/** The first record, and the others to unfold; on paper, where nothing unfolds, all of them. */
function Patients({ entry, onPaper }: { entry: EventEntry; onPaper: boolean }): ReactElement {
  const { patients, furtherPatients } = entry
  const [first, ...others] = patients.map((patient) => (
    <span key={patient.text} className="mg-code mg-nowrap">
      {linked(patient)}
    </span>
  ))
  if (first === undefined) {
    return nothing
  }
  const rest = (
    <>
      {others.map((other, index) => [index > 0 && ' ', other])}
      {furtherPatients > 0 && (
        <>
          {' '}
          <a href={entry.href}>and {furtherPatients} more</a>
        </>
      )}
    </>
  )
  const left = others.length + furtherPatients
  if (left === 0 || onPaper) {
    return (
      <>
        {first} {rest}
      </>
    )
  }
  return (
    <>
      {first}{' '}
      <details className="mg-more">
        <summary>
          +{left}
          <span className="nhsuk-u-visually-hidden"> more records</span>
        </summary>
        {rest}
      </details>
    </>
  )
}

function row(entry: EventEntry, time: TimeFormat, onPaper: boolean): Row {
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
      <Patients key="patients" entry={entry} onPaper={onPaper} />,
      <OutcomeTag key="outcome" outcome={entry.outcome} />,
      <SeverityTag key="severity" severity={entry.severity} />,
      entry.address === null ? (
        nothing
      ) : (
        <span key="address" className="mg-code mg-break">
          {entry.address}
        </span>
      ),
    ],
  }
}

function sortable({ name, label }: (typeof columns)[number], sorting: Sorting | undefined): Column {
  const href = sorting?.hrefs.get(name)
  return href === undefined || sorting === undefined
    ? { label }
    : { label, sort: { href, sorted: sorting.sort === name ? ariaSort[sorting.direction] : undefined } }
}

/** Rows of the audit log: one line each where the screen has the room, since an auditor reads hundreds. */
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
      narrow="lines"
      rows={entries.map((entry) => row(entry, time, sorting === undefined))}
      empty={empty}
    />
  )
}
