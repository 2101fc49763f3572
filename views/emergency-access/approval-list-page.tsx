import type { ReactElement } from 'react'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { GrantSubject } from './grant-subject.tsx'
import { reasonText } from './reasons.ts'
import type { EmergencyRequest } from './request.ts'

export type ApprovalListPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly requests: readonly EmergencyRequest[]
  readonly href: (id: string) => string
  /** Whom people are told to call; '' where nobody wrote it down. */
  readonly contact: string
  readonly contactHref: string
  readonly pages?: PageLinks | undefined
}

const columns = [
  { label: 'Who' },
  { label: 'To' },
  { label: 'Reason' },
  { label: 'Asked' },
  { label: 'Waits until' },
]

/** The people who wait for an officer's approval of emergency access. */
export function ApprovalListPage(props: ApprovalListPageProps): ReactElement {
  const { shell, time, requests, href, contact, contactHref, pages } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('emergency-access.approval-list.requests-emergency-access')} wide>
      <PageHeading
        heading={say('emergency-access.approval-list.requests-emergency-access')}
        lead={say('emergency-access.approval-list.these-people-used-emergency')}
        actions={
          <a href={contactHref}>
            {contact === ''
              ? say('emergency-access.approval-list.say-whom-call')
              : say('emergency-access.approval-list.change-whom-call')}
          </a>
        }
      />
      <DataTable
        caption={say('emergency-access.approval-list.requests-emergency-access')}
        hideCaption
        columns={columns}
        rows={requests.map((request) => ({
          key: request.id,
          tone: 'critical' as const,
          cells: [
            <span key="who">
              <a href={href(request.id)}>{request.userName}</a>
              <span className="mg-list__detail">{request.roleTitle}</span>
            </span>,
            <GrantSubject key="to" grant={request} />,
            reasonText(shell.words, request.reasonCode),
            timeElement(time, request.requestedAt),
            timeElement(time, request.expiresAt),
          ],
        }))}
        empty={
          <EmptyState heading={say('emergency-access.approval-list.nobody-waiting')}>
            {contact === ''
              ? say('emergency-access.approval-list.people-told-names')
              : say('emergency-access.approval-list.people-told-call', { contact })}
            Requests appear here, in the alerts and in your mail at once.
          </EmptyState>
        }
      />
      <Pagination label={say('emergency-access.approval-list.pages-requests')} {...pages} />
    </Layout>
  )
}
