import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { AlertCallout } from '../components/alert-callout.tsx'
import { Button, ButtonGroup } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { FieldError } from '../components/field.ts'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { TextArea } from '../components/text-area.tsx'
import { PersonName } from '../components/person-name.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import type { PeopleConcerned, ShownChanges, WhyNot } from './rights.ts'
import { RoleChangesView } from './role-changes.tsx'
import { OwnCodeField } from './user-fields.tsx'

export type ShownProposal = {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly reason: string
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly expiresAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly comment: string | null
  readonly changes: ShownChanges
  readonly people: PeopleConcerned
}

export type ProposalPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly errors: readonly FieldError[]
  /** What was typed as a comment. */
  readonly comment: string
  readonly proposal: ShownProposal
  readonly waiting: boolean
  readonly mayDecide: boolean
  readonly mayWithdraw: boolean
  readonly whyNot: WhyNot | undefined
  readonly asksForCode: boolean
}

const whyNotWords: Record<WhyNot, string> = {
  'no-right': 'Your role does not approve changes of rights.',
  'own-proposal': 'You proposed it yourself: a second person decides.',
  'gains-by-it': 'You would gain by it yourself: somebody else decides.',
}

/** One proposed change of rights: what it would change, for whom, and deciding it. */
export function ProposalPage(props: ProposalPageProps): ReactElement {
  const { shell, time, errors, proposal, mayDecide, mayWithdraw, whyNot } = props
  return (
    <Layout shell={shell} title={proposal.title}>
      <ErrorSummary errors={errors} />
      <PageHeading heading={proposal.title} back={{ href: paths.approvals(), label: 'Approvals' }} />
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
          { key: 'Why', value: proposal.reason },
          ...decidedRows(props),
        ]}
      />
      <RoleChangesView changes={proposal.changes} people={proposal.people} />
      {whyNot !== undefined && (
        <AlertCallout heading="Not yours to decide">
          <p>{whyNotWords[whyNot]}</p>
        </AlertCallout>
      )}
      {mayDecide && <Decision {...props} />}
      {mayWithdraw && (
        <PostForm action={paths.withdrawRights(proposal.id)} csrfToken={shell.csrfToken}>
          <Button variant="secondary">Withdraw</Button>
        </PostForm>
      )}
    </Layout>
  )
}

function decidedRows({ time, waiting, proposal }: ProposalPageProps) {
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

function Decision({ shell, errors, comment, proposal, asksForCode }: ProposalPageProps): ReactElement {
  return (
    <Card heading="Your decision">
      <PostForm action={paths.approveRights(proposal.id)} csrfToken={shell.csrfToken}>
        <TextArea
          name="comment"
          label="Comment"
          hint="Needed where you do not approve; name no patient"
          value={comment}
          errors={errors}
          rows={3}
          maxLength={500}
          required={false}
        />
        {asksForCode && <OwnCodeField errors={errors} />}
        <ButtonGroup>
          <Button>Approve</Button>
          <Button variant="secondary" formAction={paths.refuseRights(proposal.id)}>
            Do not approve
          </Button>
        </ButtonGroup>
      </PostForm>
    </Card>
  )
}
