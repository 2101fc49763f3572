import type { ReactElement, ReactNode } from 'react'
import { paths } from '../../server/paths.ts'
import { AlertCallout } from '../components/alert-callout.tsx'
import { Button, ButtonGroup } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { TextArea } from '../components/fields/text-area.tsx'
import { PersonName } from '../components/person-name.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import type { Text } from '../words/said.ts'
import type { WhyNot } from './rights.ts'
import { OwnCodeField } from './user-fields.tsx'

export type ShownRightsRequest = {
  readonly title: Text
  readonly state: string
  readonly reason: string | null
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly expiresAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly comment: string | null
}

export type RightsRequestPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly errors: readonly FieldError[]
  /** What was typed as a comment. */
  readonly comment: string
  readonly proposal: ShownRightsRequest
  /** What it would change. */
  readonly children: ReactNode
  /** Where it is decided. */
  readonly actions: { readonly approve: string; readonly refuse: string; readonly withdraw: string }
  readonly waiting: boolean
  readonly mayDecide: boolean
  readonly mayWithdraw: boolean
  readonly whyNot: WhyNot | undefined
  readonly asksForCode: boolean
}

const whyNotWords: Record<WhyNot, string> = {
  'no-right': 'Your role does not approve changes.',
  'own-proposal': 'You proposed it yourself: a second person decides.',
  'gains-by-it': 'You would gain by it yourself: somebody else decides.',
}

/** One proposed change of rights or of a setting: what it would change, and deciding it. */
export function RightsRequestPage(props: RightsRequestPageProps): ReactElement {
  const { shell, time, errors, proposal, mayDecide, mayWithdraw, whyNot, actions } = props
  const { say } = shell.words
  const title = shell.words.tell(proposal.title)
  return (
    <Layout shell={shell} title={title}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={title}
        back={{ href: paths.approvals(), label: say('administration.rights-request.approvals') }}
      />
      <SummaryList
        rows={[
          { key: 'Status', value: proposal.state },
          {
            key: 'Proposed by',
            value: (
              <>
                {proposal.proposedBy}, {timeElement(time, proposal.proposedAt)}
              </>
            ),
          },
          ...(proposal.reason === null ? [] : [{ key: 'Why', value: proposal.reason }]),
          ...decidedRows(props),
        ]}
      />
      {props.children}
      {whyNot !== undefined && (
        <AlertCallout heading={say('administration.rights-request.not-yours-decide')}>
          <p>{whyNotWords[whyNot]}</p>
        </AlertCallout>
      )}
      {mayDecide && <Decision {...props} />}
      {mayWithdraw && (
        <PostForm action={actions.withdraw} csrfToken={shell.csrfToken}>
          <Button variant="secondary">{say('administration.rights-request.withdraw')}</Button>
        </PostForm>
      )}
    </Layout>
  )
}

function decidedRows({ time, waiting, proposal }: RightsRequestPageProps) {
  const { decidedAt, decidedBy, comment, expiresAt } = proposal
  if (waiting || decidedAt === null) {
    return [{ key: waiting ? 'Lapses' : 'Lapsed', value: timeElement(time, expiresAt) }]
  }
  return [
    {
      key: 'Decided',
      value: (
        <>
          <PersonName name={decidedBy ?? 'By itself'} />, {timeElement(time, decidedAt)}
        </>
      ),
    },
    ...(comment === null ? [] : [{ key: 'Comment', value: comment }]),
  ]
}

function Decision({ shell, errors, comment, actions, asksForCode }: RightsRequestPageProps): ReactElement {
  const { say } = shell.words

  return (
    <Card heading={say('administration.rights-request.your-decision')}>
      <PostForm action={actions.approve} csrfToken={shell.csrfToken}>
        <TextArea
          name="comment"
          label={say('administration.rights-request.comment')}
          hint={say('administration.rights-request.needed-do-not-approve')}
          value={comment}
          errors={errors}
          rows={3}
          maxLength={500}
          required={false}
        />
        {asksForCode && <OwnCodeField errors={errors} />}
        <ButtonGroup>
          <Button>{say('administration.rights-request.approve')}</Button>
          <Button variant="secondary" formAction={actions.refuse}>
            {say('administration.rights-request.do-not-approve')}
          </Button>
        </ButtonGroup>
      </PostForm>
    </Card>
  )
}
