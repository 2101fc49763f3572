import type { ReactElement, ReactNode } from 'react'
import { DataTable, type Column, type Row } from '../components/data-table.tsx'
import { SeverityTag } from '../components/severity-tag.tsx'
import { Time } from '../components/time.tsx'
import type { TimeFormat } from '../format.ts'
import type { EventActor, EventEntry } from './event-entry.ts'
import { linked, nothing, PatientsOfEvent } from './patients-of-event.tsx'
import { OutcomeTag } from './outcome-tag.tsx'
import { useWords } from '../use-words.ts'
import type { Words } from '../words/words.ts'

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

const Actor = ({ actor }: { actor: EventActor }): ReactElement => (
  <>
    <bdi>{linked(actor.name)}</bdi> <span className="mg-muted mg-wide-only">{actor.note}</span>
  </>
)

/** What nearly every row says: on a phone it takes no room, and a line above the rows says what a row without a label means. */
const Usual = ({ when, children }: { when: boolean; children: ReactNode }): ReactElement =>
  when ? <span className="mg-usual">{children}</span> : <>{children}</>

/** Under the heading of its day a row says the time of day alone. */
function Moment({ at, time, underDay }: { at: Date; time: TimeFormat; underDay: boolean }): ReactElement {
  const iso = at.toISOString()
  const text = time.toTheSecond(at)
  const day = time.date(at)
  return underDay && text.startsWith(`${day}, `) ? (
    <Time iso={iso} text={text.slice(`${day}, `.length)} day={day} />
  ) : (
    <Time iso={iso} text={text} />
  )
}

type Shown = {
  readonly tell: Words['tell']
  readonly time: TimeFormat
  readonly onPaper: boolean
  readonly byDay: boolean
}

function row(entry: EventEntry, { tell, time, onPaper, byDay }: Shown): Row {
  return {
    key: entry.id,
    under: byDay ? time.date(entry.at) : undefined,
    tone: grave.has(entry.severity) ? 'critical' : entry.outcome === 'success' ? undefined : 'warning',
    cells: [
      <a key="time" href={entry.href}>
        <Moment at={entry.at} time={time} underDay={byDay} />
      </a>,
      tell(entry.event),
      <Actor key="actor" actor={entry.actor} />,
      <PatientsOfEvent key="patients" entry={entry} onPaper={onPaper} />,
      <Usual key="outcome" when={entry.outcome === 'success'}>
        <OutcomeTag outcome={entry.outcome} />
      </Usual>,
      <Usual key="severity" when={entry.severity === 'info'}>
        <SeverityTag severity={entry.severity} />
      </Usual>,
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
  const { say, tell } = useWords()

  const { entries, time, empty, sorting } = props
  const byDay = sorting?.sort === 'time'
  return (
    <>
      {entries.length > 0 && sorting !== undefined && (
        <p className="mg-muted mg-narrow-only">{say('audit.event-table.row-without-label-succeeded')}</p>
      )}
      <DataTable
        caption={
          sorting === undefined || sorting.sort === 'time'
            ? `Events, the ${sorting?.direction === 'asc' ? 'oldest' : 'newest'} first`
            : say('audit.event-table.events-sorted-column')
        }
        hideCaption
        columns={columns.map((column) => sortable(column, sorting))}
        narrow="lines"
        rows={entries.map((entry) => row(entry, { tell, time, onPaper: sorting === undefined, byDay }))}
        empty={empty}
      />
    </>
  )
}
