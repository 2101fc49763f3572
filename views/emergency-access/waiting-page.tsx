import type { ReactElement } from 'react'
import { AlertCallout } from '../components/alert-callout.tsx'
import { LinkButton } from '../components/button.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { GrantSubject } from './grant-subject.tsx'
import { reasonText } from './reasons.ts'
import type { EmergencyRequest } from './request.ts'

export type WaitingPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly request: EmergencyRequest
  /** Completes "Call …". */
  readonly whomToCall: string
  /** This page. */
  readonly href: string
  readonly backHref: string
}

const headings = {
  waiting: 'Waiting for a security officer',
  approved: 'Your emergency access was approved',
  refused: 'Your emergency access was refused',
  expired: 'Nobody decided in time',
} as const

/** One's own request beyond the day's limit: whom to call, and what became of it. */
export function WaitingPage(props: WaitingPageProps): ReactElement {
  const { shell, time, request, whomToCall, href, backHref } = props
  const { say } = shell.words
  const { standing } = request
  const heading =
    standing === 'superseded' ? shell.words.say('emergency-access.request.record-erased') : headings[standing]
  return (
    <Layout shell={shell} title={heading}>
      <PageHeading
        heading={heading}
        back={{ href: backHref, label: say('emergency-access.waiting.emergency-access') }}
      />
      {standing === 'waiting' && (
        <div data-reload-seconds="10">
          <AlertCallout tone="critical" heading={say('emergency-access.waiting.call', { whomToCall })}>
            <p>{say('emergency-access.waiting.used-emergency-access-often')}</p>
          </AlertCallout>
        </div>
      )}
      {standing === 'refused' && (
        <AlertCallout
          tone="critical"
          heading={say('emergency-access.waiting.talk-about-call', { whomToCall })}
        >
          <p>{say('emergency-access.waiting.record-stays-closed-colleague')}</p>
        </AlertCallout>
      )}
      {standing === 'expired' && (
        <AlertCallout tone="warning" heading={say('emergency-access.waiting.still-need-ask-again')}>
          <p>{say('emergency-access.waiting.and-call', { whomToCall })}</p>
        </AlertCallout>
      )}
      {standing === 'approved' && <p>{say('emergency-access.waiting.it-has-ended')}</p>}
      <SummaryList
        rows={[
          { key: 'To', value: <GrantSubject grant={request} /> },
          { key: 'Reason', value: reasonText(shell.words, request.reasonCode) },
          { key: 'In your words', value: request.reason },
          { key: 'Asked', value: timeElement(time, request.requestedAt) },
          ...(request.decidedAt === null
            ? [{ key: 'Waits until', value: timeElement(time, request.expiresAt) }]
            : [{ key: 'Decided', value: timeElement(time, request.decidedAt) }]),
        ]}
      />
      {standing === 'waiting' && (
        <LinkButton href={href}>{say('emergency-access.waiting.check-again')}</LinkButton>
      )}
    </Layout>
  )
}
