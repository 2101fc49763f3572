import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { KeyFigures } from '../components/key-figures.tsx'
import { SeverityTag, type Severity } from '../components/severity-tag.tsx'
import { PersonName } from '../components/person-name.tsx'
import { codeText, timeElement, type TimeFormat } from '../format.ts'
import { useWords } from '../use-words.ts'

export type SecurityDeskProps = {
  readonly time: TimeFormat
  readonly figures: {
    readonly openAlerts: number
    readonly reviewsDue: number
    /** Of others, that wait. */
    readonly requests: number
    readonly approvals: number
    readonly openSessions: number
    /** Of the last 24 hours. */
    readonly failedSignIns: number
  }
  readonly alerts: readonly {
    readonly id: string
    readonly kind: string
    readonly severity: Severity
    readonly raisedAt: Date
    readonly who: string | null
    /** Where it is dealt with. */
    readonly href: string
  }[]
  /** Absent where the role may not go. */
  readonly links: {
    readonly alerts: string
    readonly reviews: string | undefined
    readonly requests: string | undefined
    readonly approvals: string | undefined
    readonly sessions: string | undefined
    readonly lockouts: string | undefined
  }
}

/** What a security officer begins the day with. */
export function SecurityDesk({ time, figures, alerts, links }: SecurityDeskProps): ReactElement {
  const { say } = useWords()

  const { openAlerts, requests, reviewsDue, approvals, openSessions, failedSignIns } = figures
  return (
    <>
      <KeyFigures
        label={say('dashboard.security-desk.security-now')}
        figures={[
          {
            label: say('dashboard.security-desk.open-alerts'),
            value: String(openAlerts),
            href: links.alerts,
            tone: openAlerts > 0 ? 'critical' : undefined,
          },
          {
            label: say('dashboard.security-desk.requests'),
            value: String(requests),
            note: 'for emergency access, waiting',
            href: links.requests,
            tone: requests > 0 ? 'critical' : undefined,
          },
          {
            label: say('dashboard.security-desk.reviews-due'),
            value: String(reviewsDue),
            note: 'of emergency access',
            href: links.reviews,
            tone: reviewsDue > 0 ? 'critical' : undefined,
          },
          {
            label: say('dashboard.security-desk.approvals'),
            value: String(approvals),
            note: 'of changed rights, waiting',
            href: links.approvals,
            tone: approvals > 0 ? 'warning' : undefined,
          },
          {
            label: say('dashboard.security-desk.open-sessions'),
            value: String(openSessions),
            note: 'now',
            href: links.sessions,
          },
          {
            label: say('dashboard.security-desk.failed-sign-ins'),
            value: String(failedSignIns),
            note: 'last 24 hours',
            href: links.lockouts,
            tone: failedSignIns > 0 ? 'warning' : undefined,
          },
        ]}
      />
      <Card
        heading={say('dashboard.security-desk.open-alerts')}
        tone={openAlerts > 0 ? 'critical' : undefined}
        actions={
          <a href={links.alerts}>
            {openAlerts > alerts.length
              ? say('dashboard.security-desk.all', { openAlerts })
              : say('dashboard.security-desk.see-them')}
          </a>
        }
      >
        {alerts.length === 0 ? (
          <EmptyState
            heading={say('dashboard.security-desk.no-open-alerts')}
            action={{ href: `${links.alerts}?show=all`, label: say('dashboard.security-desk.past-alerts') }}
          >
            {say('dashboard.security-desk.whatever-needs-appears-here')}
          </EmptyState>
        ) : (
          <ul className="mg-list">
            {alerts.map((alert) => (
              <li key={alert.id}>
                <a href={alert.href}>{codeText(alert.kind)}</a> <SeverityTag severity={alert.severity} />
                <span className="mg-list__detail">
                  <PersonName name={alert.who ?? say('dashboard.security-desk.nobody-signed')} />,{' '}
                  {timeElement(time, alert.raisedAt)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  )
}
