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
  const { standing } = request
  const heading =
    standing === 'superseded' ? shell.words.say('emergency-access.request.record-erased') : headings[standing]
  return (
    <Layout shell={shell} title={heading}>
      <PageHeading heading={heading} back={{ href: backHref, label: 'Emergency access' }} />
      {standing === 'waiting' && (
        <div data-reload-seconds="10">
          <AlertCallout tone="critical" heading={`Call ${whomToCall}`}>
            <p>
              You have used emergency access as often as one person may in a day. The officers have been told
              that you are waiting; a call is faster. Access begins as soon as one of them approves it.
            </p>
          </AlertCallout>
        </div>
      )}
      {standing === 'refused' && (
        <AlertCallout tone="critical" heading={`To talk about it, call ${whomToCall}`}>
          <p>The record stays closed. A colleague of the care team can open it.</p>
        </AlertCallout>
      )}
      {standing === 'expired' && (
        <AlertCallout tone="warning" heading="If you still need it, ask again">
          <p>And call {whomToCall}.</p>
        </AlertCallout>
      )}
      {standing === 'approved' && <p>It has ended.</p>}
      <SummaryList
        rows={[
          { key: 'To', value: <GrantSubject grant={request} /> },
          { key: 'Reason', value: reasonText(request.reasonCode) },
          { key: 'In your words', value: request.reason },
          { key: 'Asked', value: timeElement(time, request.requestedAt) },
          ...(request.decidedAt === null
            ? [{ key: 'Waits until', value: timeElement(time, request.expiresAt) }]
            : [{ key: 'Decided', value: timeElement(time, request.decidedAt) }]),
        ]}
      />
      {standing === 'waiting' && <LinkButton href={href}>Check again</LinkButton>}
    </Layout>
  )
}
