import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import type { Severity } from '../components/severity-tag.tsx'
import { SeverityTag } from '../components/severity-tag.tsx'
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx'
import { Time } from '../components/time.tsx'
import type { TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import type { Outcome } from './event-entry.ts'
import { OutcomeTag } from './outcome-tag.tsx'

/** One fact of an event: in words where it has any, and as it is stored. */
export type EventFact = {
  readonly key: string
  readonly words?: string | undefined
  readonly code?: string | undefined
  /** Where other events with the same value are found. */
  readonly othersHref?: string | undefined
}

export type EventPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly searchHref: string
  /** A file that proves this event. */
  readonly proofHref: string
  readonly at: Date
  readonly event: string
  readonly eventCode: string
  readonly severity: Severity
  readonly outcome: Outcome
  /** What the log calls it and how it came about. */
  readonly what: readonly EventFact[]
  readonly who: readonly EventFact[]
  readonly patients: readonly EventFact[]
  readonly where: readonly EventFact[]
  readonly changes: readonly EventFact[]
  readonly details: readonly EventFact[]
}

function summaryRow({ key, words, code, othersHref }: EventFact): SummaryRow {
  const value =
    words === undefined && code === undefined ? null : (
      <span className="mg-cell-lines">
        {words !== undefined && <bdi>{words}</bdi>}
        {code !== undefined && <span className="mg-code mg-break">{code}</span>}
      </span>
    )
  return othersHref === undefined
    ? { key, value }
    : { key, value, action: { href: othersHref, label: 'Other events' } }
}

function Facts({ heading, facts }: { heading: string; facts: readonly EventFact[] }): ReactElement | null {
  return facts.length === 0 ? null : (
    <Card heading={heading}>
      <SummaryList rows={facts.map(summaryRow)} />
    </Card>
  )
}

/** Everything that one row of the audit log says. */
export function EventPage(props: EventPageProps): ReactElement {
  const { shell, time, at, event, eventCode, severity, outcome } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={event} wide>
      <PageHeading heading={event} back={{ href: props.searchHref, label: say('audit.event.audit-log') }} />
      <div className="mg-halves">
        <div>
          <Card heading={say('audit.event.what-happened')}>
            <SummaryList
              rows={[
                { key: 'Time', value: <Time iso={at.toISOString()} text={time.toTheSecond(at)} /> },
                { key: 'Time in UTC', value: <span className="mg-code">{at.toISOString()}</span> },
                summaryRow({ key: 'Event', words: event, code: eventCode }),
                { key: 'Outcome', value: <OutcomeTag outcome={outcome} /> },
                { key: 'Severity', value: <SeverityTag severity={severity} /> },
                ...props.what.map(summaryRow),
              ]}
            />
          </Card>
          <Facts heading={say('audit.event.what-changed')} facts={props.changes} />
          <Facts heading={say('audit.event.details')} facts={props.details} />
        </div>
        <div>
          <Facts heading={say('audit.event.who')} facts={props.who} />
          <Facts heading={say('audit.event.from-where')} facts={props.where} />
          <Facts heading={say('audit.event.patient-records')} facts={props.patients} />
          <Card heading={say('audit.event.proof')}>
            <p>
              A small file with this event, signed with the whole log. Whoever has the public key can check
              with <span className="mg-code">{say('audit.event.medguard-audit-verify')}</span>, offline, that
              it was not altered.
            </p>
            <a href={props.proofHref}>{say('audit.event.download-proof-event')}</a>
          </Card>
        </div>
      </div>
    </Layout>
  )
}
