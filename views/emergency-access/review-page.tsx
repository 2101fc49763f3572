import type { ReactElement } from 'react'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { FieldError } from '../components/field.ts'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { RadioGroup } from '../components/radio-group.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { TextArea } from '../components/text-area.tsx'
import { codeText, timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { GrantSubject } from './grant-subject.tsx'
import type { Grant } from './grant.ts'
import { reasonText } from './reasons.ts'

export type ReviewPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly grant: Grant
  /** Whether the reader is the one who broke the glass: then there is nothing to decide here. */
  readonly own: boolean
  readonly uses: readonly {
    readonly id: string
    readonly at: Date
    readonly words: string
    readonly outcome: string
  }[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly action: string
  readonly listHref: string
}

const outcomes = [
  { value: 'justified', label: 'Justified' },
  { value: 'unjustified', label: 'Not justified' },
  { value: 'escalated', label: 'Escalate: somebody else must look into it' },
]

/** One emergency access: why, what was done, and the reviewer's decision. */
export function ReviewPage(props: ReviewPageProps): ReactElement {
  const { shell, time, grant, own, uses, typed, errors, action, listHref } = props
  return (
    <Layout shell={shell} title="Review emergency access" wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={`Emergency access by ${grant.userName}`}
        caption={grant.roleTitle}
        back={{ href: listHref, label: 'All emergency access' }}
      />
      <Card heading="What was asked for">
        <SummaryList
          rows={[
            { key: 'To', value: <GrantSubject grant={grant} /> },
            { key: 'Reason', value: reasonText(grant.reasonCode) },
            { key: 'In their words', value: grant.reason },
            { key: 'From', value: timeElement(time, grant.startsAt) },
            ...(grant.extension === null
              ? []
              : [
                  { key: 'Extended', value: timeElement(time, grant.extension.at) },
                  { key: 'Why extended', value: grant.extension.reason },
                ]),
            { key: 'Until', value: timeElement(time, grant.endedAt ?? grant.endsAt) },
          ]}
        />
      </Card>
      <Card heading="What was done">
        {uses.length === 0 ? (
          <p>Nothing was opened or changed.</p>
        ) : (
          <ol className="mg-list">
            {uses.map((use) => (
              <li key={use.id}>
                {use.words} {use.outcome !== 'success' && `(${use.outcome})`}
                <span className="mg-list__detail">{timeElement(time, use.at)}</span>
              </li>
            ))}
          </ol>
        )}
      </Card>
      {grant.review !== null && (
        <Card heading="Review">
          <SummaryList
            rows={[
              { key: 'Outcome', value: codeText(grant.review.outcome) },
              { key: 'Comment', value: grant.review.comment },
              { key: 'By', value: grant.review.reviewerName },
              { key: 'When', value: timeElement(time, grant.review.reviewedAt) },
            ]}
          />
        </Card>
      )}
      {grant.review === null && own && (
        <p>This was your own emergency access; somebody else must review it.</p>
      )}
      {grant.review === null && !own && (
        <Card heading="Your review">
          <PostForm action={action} csrfToken={shell.csrfToken}>
            <RadioGroup
              name="outcome"
              label="Outcome"
              value={typed['outcome']}
              choices={outcomes}
              errors={errors}
              required
            />
            <TextArea
              name="comment"
              label="Comment"
              value={typed['comment']}
              errors={errors}
              rows={4}
              required
            />
            <Button>Record the review</Button>
          </PostForm>
        </Card>
      )}
    </Layout>
  )
}
