import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { KeyFigures } from '../components/key-figures.tsx'
import { LeftOut } from '../components/left-out.tsx'
import { SeverityTag, type Severity } from '../components/severity-tag.tsx'
import type { Tone } from '../components/tag.tsx'
import { codeText, timeElement, type TimeFormat } from '../format.ts'

export type AuditDeskProps = {
  readonly time: TimeFormat
  /** Of the last 24 hours, but for the reviews. */
  readonly figures: {
    readonly events: number
    readonly refused: number
    readonly failedSignIns: number
    readonly emergencies: number
    readonly reviewsDue: number
  }
  /** How the newest verification of the log ended; absent where there was none. */
  readonly integrity?: { readonly words: string; readonly tone: Tone; readonly at: Date } | undefined
  readonly notableTotal: number
  readonly notable: readonly {
    readonly id: string
    readonly at: Date
    readonly words: string
    /** How often this person did it; `id` and `at` are of the last time. */
    readonly times: number
    readonly severity: Severity
    readonly outcome: string
    readonly who: string | null
  }[]
  readonly links: {
    readonly events: string
    readonly refused: string
    readonly failedSignIns: string
    readonly emergencies: string
    readonly reviews?: string | undefined
    readonly event: (id: string) => string
    readonly log: string
    /** The log of the days that `notable` is of. */
    readonly week: string
    readonly daily: string
    readonly integrity: string
  }
}

const columns = [
  { label: 'Last' },
  { label: 'What' },
  { label: 'Who' },
  { label: 'Outcome' },
  { label: 'Severity' },
]

/** What an auditor begins the day with. */
export function AuditDesk(props: AuditDeskProps): ReactElement {
  const { time, figures, integrity, notableTotal, notable, links } = props
  const { events, refused, failedSignIns, emergencies, reviewsDue } = figures
  return (
    <>
      <KeyFigures
        label="The last 24 hours"
        figures={[
          { label: 'Events', value: String(events), note: 'last 24 hours', href: links.events },
          {
            label: 'Refused',
            value: String(refused),
            note: 'last 24 hours',
            href: links.refused,
            tone: refused > 0 ? 'warning' : undefined,
          },
          {
            label: 'Failed sign-ins',
            value: String(failedSignIns),
            note: 'last 24 hours',
            href: links.failedSignIns,
            tone: failedSignIns > 0 ? 'warning' : undefined,
          },
          {
            label: 'Emergency access',
            value: String(emergencies),
            note: 'last 24 hours',
            href: links.emergencies,
            tone: emergencies > 0 ? 'critical' : undefined,
          },
          {
            label: 'Reviews due',
            value: String(reviewsDue),
            note: 'of emergency access',
            href: links.reviews,
            tone: reviewsDue > 0 ? 'critical' : undefined,
          },
          {
            label: 'Integrity of the log',
            value: integrity?.words ?? 'Not yet verified',
            note: integrity === undefined ? 'verified every night, or now' : time.dateTime(integrity.at),
            href: links.integrity,
            tone:
              integrity?.tone === 'critical' || integrity?.tone === 'warning' ? integrity.tone : undefined,
          },
        ]}
      />
      <Card
        heading="Worth a look"
        actions={
          <>
            <a href={links.daily}>Yesterday’s incidents</a> <a href={links.log}>The whole audit log</a>
          </>
        }
      >
        <DataTable
          caption="What was more than routine in the last week, the newest first"
          hideCaption
          columns={columns}
          rows={notable.map((event) => ({
            key: event.id,
            tone: event.severity === 'emergency' || event.severity === 'critical' ? 'critical' : undefined,
            cells: [
              timeElement(time, event.at),
              <span key="what">
                <a href={links.event(event.id)}>{event.words}</a>
                {event.times > 1 && <span className="mg-list__detail">{event.times} times</span>}
              </span>,
              event.who ?? '–',
              codeText(event.outcome),
              <SeverityTag key="severity" severity={event.severity} />,
            ],
          }))}
          empty={
            <EmptyState
              heading="Nothing but routine"
              action={{ href: links.log, label: 'Search the audit log' }}
            >
              Nothing in the last week was out of the ordinary.
            </EmptyState>
          }
        />
        <LeftOut
          shown={notable.length}
          total={notableTotal}
          all={{ href: links.week, label: 'Every event of the last week' }}
        />
      </Card>
    </>
  )
}
