import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { KeyFigures } from '../components/key-figures.tsx'
import { LeftOut } from '../components/left-out.tsx'
import { SeverityTag } from '../components/severity-tag.tsx'
import { codeText, timeElement } from '../format.ts'
import { useWords } from '../use-words.ts'
import { type AuditDeskProps } from './audit-desk-props.ts'

const columns = [
  { label: 'Last' },
  { label: 'What' },
  { label: 'Who' },
  { label: 'Outcome' },
  { label: 'Severity' },
]

/** What an auditor begins the day with. */
export function AuditDesk(props: AuditDeskProps): ReactElement {
  const { say, tell } = useWords()

  const { time, figures, integrity, notableTotal, notable, links } = props
  const { events, refused, failedSignIns, emergencies, reviewsDue } = figures
  return (
    <>
      <KeyFigures
        label={say('dashboard.audit-desk.last-24-hours')}
        figures={[
          {
            label: say('dashboard.audit-desk.events'),
            value: String(events),
            note: 'last 24 hours',
            href: links.events,
          },
          {
            label: say('dashboard.audit-desk.refused'),
            value: String(refused),
            note: 'last 24 hours',
            href: links.refused,
            tone: refused > 0 ? 'warning' : undefined,
          },
          {
            label: say('dashboard.audit-desk.failed-sign-ins'),
            value: String(failedSignIns),
            note: 'last 24 hours',
            href: links.failedSignIns,
            tone: failedSignIns > 0 ? 'warning' : undefined,
          },
          {
            label: say('dashboard.audit-desk.emergency-access'),
            value: String(emergencies),
            note: 'last 24 hours',
            href: links.emergencies,
            tone: emergencies > 0 ? 'critical' : undefined,
          },
          {
            label: say('dashboard.audit-desk.reviews-due'),
            value: String(reviewsDue),
            note: 'of emergency access',
            href: links.reviews,
            tone: reviewsDue > 0 ? 'critical' : undefined,
          },
          {
            label: say('dashboard.audit-desk.integrity-log'),
            value: integrity?.words ?? say('dashboard.audit-desk.not-yet-verified'),
            note: integrity === undefined ? 'verified every night, or now' : time.dateTime(integrity.at),
            href: links.integrity,
            tone:
              integrity?.tone === 'critical' || integrity?.tone === 'warning' ? integrity.tone : undefined,
          },
        ]}
      />
      <Card
        heading={say('dashboard.audit-desk.worth-look')}
        actions={
          <>
            <a href={links.daily}>{say('dashboard.audit-desk.yesterdays-incidents')}</a>{' '}
            <a href={links.log}>{say('dashboard.audit-desk.whole-audit-log')}</a>
          </>
        }
      >
        <DataTable
          caption={say('dashboard.audit-desk.routine-last-week-newest')}
          hideCaption
          columns={columns}
          rows={notable.map((event) => ({
            key: event.id,
            tone: event.severity === 'emergency' || event.severity === 'critical' ? 'critical' : undefined,
            cells: [
              timeElement(time, event.at),
              <span key="what">
                <a href={links.event(event.id)}>{tell(event.words)}</a>
                {event.times > 1 && (
                  <span className="mg-list__detail">
                    {say('dashboard.audit-desk.times', { times: event.times })}
                  </span>
                )}
              </span>,
              event.who ?? '–',
              codeText(event.outcome),
              <SeverityTag key="severity" severity={event.severity} />,
            ],
          }))}
          empty={
            <EmptyState
              heading={say('dashboard.audit-desk.nothing-but-routine')}
              action={{ href: links.log, label: say('dashboard.audit-desk.search-audit-log') }}
            >
              {say('dashboard.audit-desk.nothing-last-week-out')}
            </EmptyState>
          }
        />
        <LeftOut
          shown={notable.length}
          total={notableTotal}
          all={{ href: links.week, label: say('dashboard.audit-desk.every-event-last-week') }}
        />
      </Card>
    </>
  )
}
