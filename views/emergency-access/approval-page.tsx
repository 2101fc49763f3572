import type { ReactElement } from 'react'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { PersonName } from '../components/person-name.tsx'
import { isolated } from '../isolated.ts'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { GrantSubject } from './grant-subject.tsx'
import { reasonText } from './reasons.ts'
import type { EmergencyRequest } from './request.ts'

export type ApprovalPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly request: EmergencyRequest
  /** Whether it is the reader's own: then there is nothing to decide here. */
  readonly own: boolean
  /** How often the person has had emergency access today. */
  readonly today: number
  readonly approveAction: string
  readonly refuseAction: string
  readonly listHref: string
}

function Outcome({
  shell: { words },
  request,
  time,
}: Pick<ApprovalPageProps, 'shell' | 'request' | 'time'>): ReactElement {
  const { say } = words
  const { standing, decidedAt, decidedBy } = request
  if (decidedAt === null) {
    return <p>{say('emergency-access.approval.nobody-decided-time')}</p>
  }
  if (standing === 'superseded') {
    return <p>{words.sayRich('emergency-access.request.erased-at', { at: timeElement(time, decidedAt) })}</p>
  }
  return (
    <p>
      {standing === 'approved'
        ? say('emergency-access.approval.approved')
        : say('emergency-access.approval.refused')}{' '}
      by <PersonName name={decidedBy} />, {timeElement(time, decidedAt)}.
    </p>
  )
}

/** One request for emergency access beyond the day's limit, with the officer's decision. */
export function ApprovalPage(props: ApprovalPageProps): ReactElement {
  const { shell, time, request, own, today, approveAction, refuseAction, listHref } = props
  const { say } = shell.words
  const { standing } = request
  return (
    <Layout shell={shell} title={say('emergency-access.approval.request-emergency-access')}>
      <PageHeading
        heading={`${isolated(request.userName)} asks for emergency access`}
        caption={[request.roleTitle, ...(request.ward === null ? [] : [request.ward])].join(', ')}
        back={{ href: listHref, label: say('emergency-access.approval.all-requests') }}
      />
      <Card
        heading={say('emergency-access.approval.what-is-asked-for')}
        tone={standing === 'waiting' ? 'critical' : undefined}
      >
        <SummaryList
          rows={[
            { key: 'To', value: <GrantSubject grant={request} /> },
            { key: 'Reason', value: reasonText(shell.words, request.reasonCode) },
            { key: 'In their words', value: request.reason },
            {
              key: 'Used today',
              value: today === 1 ? say('emergency-access.approval.once') : `${today} times`,
            },
            { key: 'Asked', value: timeElement(time, request.requestedAt) },
            { key: 'Waits until', value: timeElement(time, request.expiresAt) },
          ]}
        />
      </Card>
      {standing !== 'waiting' && <Outcome shell={shell} request={request} time={time} />}
      {standing === 'waiting' && own && <p>{say('emergency-access.approval.own-request-somebody-decide')}</p>}
      {standing === 'waiting' && !own && (
        <>
          <p>{say('emergency-access.approval.approved-begins-once-lasts')}</p>
          <div className="mg-button-group">
            <PostForm action={approveAction} csrfToken={shell.csrfToken}>
              <Button>{say('emergency-access.approval.approve')}</Button>
            </PostForm>
            <PostForm action={refuseAction} csrfToken={shell.csrfToken}>
              <Button variant="secondary">{say('emergency-access.approval.refuse')}</Button>
            </PostForm>
          </div>
        </>
      )}
    </Layout>
  )
}
