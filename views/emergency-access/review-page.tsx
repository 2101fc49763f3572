import type { ReactElement } from 'react'
import { AlertCallout } from '../components/alert-callout.tsx'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { LeftOut } from '../components/left-out.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { RadioGroup } from '../components/fields/radio-group.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { TextArea } from '../components/fields/text-area.tsx'
import { isolated } from '../isolated.ts'
import { codeText, timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { GrantSubject } from './grant-subject.tsx'
import type { Grant, GrantReview } from './grant.ts'
import { reasonText } from './reasons.ts'

export type ReviewPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly grant: Grant
  /** Whether the reader may write down a review now: not of one’s own, and each once. */
  readonly mayReview: boolean
  /** Until when it runs, as a sentence; absent once it is over. A review waits for that. */
  readonly running?: string | undefined
  /** Whether it would be the second opinion, on one that was escalated. */
  readonly second: boolean
  /** How the person stands to the patient, in words; absent where it was about their own work. */
  readonly relation?: readonly string[] | undefined
  readonly uses: readonly {
    readonly id: string
    readonly at: Date
    readonly words: string
    readonly outcome: string
  }[]
  /** How much was done in all: `uses` is a page of it. */
  readonly usesTotal: number
  readonly pages?: PageLinks | undefined
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly action: string
  readonly listHref: string
}

const outcomes = [
  { value: 'justified', label: 'Justified' },
  { value: 'unjustified', label: 'Not justified' },
]

const firstOutcomes = [...outcomes, { value: 'escalated', label: 'Escalate: somebody else must investigate' }]

function WrittenReview(props: { heading: string; review: GrantReview; time: TimeFormat }): ReactElement {
  const { heading, review, time } = props
  return (
    <Card heading={heading}>
      <SummaryList
        rows={[
          { key: 'Outcome', value: codeText(review.outcome) },
          { key: 'Comment', value: review.comment },
          { key: 'By', value: review.reviewerName },
          { key: 'When', value: timeElement(time, review.reviewedAt) },
        ]}
      />
    </Card>
  )
}

/** One emergency access: why, what was done, and the reviewer's decision. */
export function ReviewPage(props: ReviewPageProps): ReactElement {
  const { shell, time, grant, mayReview, running, second, relation, uses, typed, errors, action, listHref } =
    props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('emergency-access.review.review-emergency-access')} wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('emergency-access.review.emergency-access', { userName: isolated(grant.userName) })}
        caption={grant.roleTitle}
        back={{ href: listHref, label: say('emergency-access.review.emergency-access-2') }}
      />
      <Card heading={say('emergency-access.review.what-was-asked-for')}>
        <SummaryList
          rows={[
            { key: 'To', value: <GrantSubject grant={grant} /> },
            { key: 'Reason', value: reasonText(shell.words, grant.reasonCode) },
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
      <Card heading={say('emergency-access.review.what-was-done')}>
        {uses.length === 0 ? (
          <p>{say('emergency-access.review.nothing-opened-changed')}</p>
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
        <LeftOut shown={uses.length} total={props.usesTotal} />
        <Pagination
          label={say('emergency-access.review.pages-done')}
          {...props.pages}

          newerLabel={say('emergency-access.review.from-the-beginning')}

          olderLabel={say('emergency-access.review.done-later')}
        />
      </Card>
      {relation !== undefined && (
        <Card heading={say('emergency-access.review.relation-patient')}>
          <ul className="mg-list">
            {relation.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Card>
      )}
      {grant.review !== null && (
        <WrittenReview heading={say('emergency-access.review.review')} review={grant.review} time={time} />
      )}
      {grant.second !== null && (
        <WrittenReview
          heading={say('emergency-access.review.second-opinion')}
          review={grant.second}
          time={time}
        />
      )}
      {running !== undefined && (
        <AlertCallout tone="warning" heading={say('emergency-access.review.still-running')}>
          <p>{say('emergency-access.review.done-not-known-before', { running })}</p>
        </AlertCallout>
      )}
      {!mayReview && grant.review === null && (
        <p>{say('emergency-access.review.used-approved-emergency-access')}</p>
      )}
      {!mayReview && second && <p>{say('emergency-access.review.second-opinion-due-somebody')}</p>}
      {mayReview && running === undefined && (
        <Card
          heading={
            second
              ? say('emergency-access.review.second-opinion-2')
              : say('emergency-access.review.your-review')
          }
        >
          <PostForm action={action} csrfToken={shell.csrfToken}>
            <RadioGroup
              name="outcome"
              label={say('emergency-access.review.outcome')}
              value={typed['outcome']}
              choices={second ? outcomes : firstOutcomes}
              errors={errors}
              required
            />
            <TextArea
              name="comment"
              label={say('emergency-access.review.comment')}
              value={typed['comment']}
              errors={errors}
              rows={4}
              required
            />
            <Button>{say('emergency-access.review.record-review')}</Button>
          </PostForm>
        </Card>
      )}
    </Layout>
  )
}
