import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { DataTable } from '../components/data-table.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { RadioGroup } from '../components/fields/radio-group.tsx'
import { SeverityTag, type Severity } from '../components/severity-tag.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { TextArea } from '../components/fields/text-area.tsx'
import { dayText, timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'

export type FindingPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly finding: {
    readonly id: string
    readonly title: string
    readonly says: string | undefined
    readonly severity: Severity
    readonly raisedAt: Date
    readonly userName: string | null
    readonly roleTitle: string | null
    readonly recordNumber: string | null
    /** YYYY-MM-DD */
    readonly day: string
    readonly openings: number
    readonly reasons: readonly string[]
    readonly closed:
      | {
          readonly outcome: string | null
          readonly comment: string | null
          readonly by: string | null
          readonly at: Date
        }
      | undefined
  }
  /** The audit rows that show it: the first of them. */
  readonly events: readonly {
    readonly id: string
    readonly words: string
    readonly at: Date
    readonly who: string | null
    readonly recordNumber: string | null
    readonly right: string | undefined
  }[]
  /** Where the audit log shows that person in that time; absent where the reader may not go. */
  readonly logHref: string | undefined
  /** The alert is about the reader. */
  readonly own: boolean
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

const outcomes = [
  { value: 'justified', label: 'Justified', hint: 'Work asked for it.' },
  { value: 'unjustified', label: 'Not justified', hint: 'Nothing about their work asked for it.' },
  { value: 'test', label: 'Test', hint: 'Somebody tried out the detector or the software.' },
]

/** What became of a finding, as an officer chose it. */
export const outcomeText = (outcome: string | null): string =>
  outcomes.find(({ value }) => value === outcome)?.label ?? 'Acknowledged'

function Evidence({ finding, events, logHref, time }: FindingPageProps): ReactElement {
  return (
    <Card heading="What the audit log shows">
      <DataTable
        caption="Openings"
        hideCaption
        columns={[
          { label: 'What' },
          { label: 'Who' },
          { label: 'Record' },
          { label: 'By right of' },
          { label: 'When' },
        ]}
        rows={events.map((event) => ({
          key: event.id,
          cells: [
            event.words,
            event.who ?? '–',
            <span key="record" className="mg-code">
              {event.recordNumber ?? '–'}
            </span>,
            event.right ?? '–',
            timeElement(time, event.at),
          ],
        }))}
      />
      {finding.openings > events.length && (
        <p>
          {events.length} of {finding.openings} are shown, the first ones.{' '}
          {logHref === undefined ? (
            'An auditor finds all of them in the audit log.'
          ) : (
            <a href={logHref}>All of them in the audit log</a>
          )}
        </p>
      )}
    </Card>
  )
}

function Closing({ shell, finding, typed, errors }: FindingPageProps): ReactElement {
  return (
    <Card heading="Outcome">
      <PostForm action={paths.alert(finding.id)} csrfToken={shell.csrfToken}>
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
          label="What you found out"
          hint="Whom you asked and what they said. Do not name the patient."
          value={typed['comment']}
          errors={errors}
          rows={4}
          maxLength={500}
          required
        />
        <Button>Close the alert</Button>
      </PostForm>
    </Card>
  )
}

/** One alert of a detector: who, which record, the rows that show it, and what became of it. */
export function FindingPage(props: FindingPageProps): ReactElement {
  const { shell, time, finding, own, errors } = props
  const { closed } = finding
  return (
    <Layout shell={shell} title={finding.title} wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={finding.title}
        caption="Alert"
        lead={finding.says}
        back={{ href: paths.alerts(), label: 'Alerts' }}
      />
      <Card heading="What was found">
        <SummaryList
          rows={[
            ...(finding.userName === null
              ? []
              : [
                  {
                    key: 'Who',
                    value: [finding.userName, finding.roleTitle].filter((part) => part !== null).join(', '),
                  },
                ]),
            ...(finding.recordNumber === null
              ? []
              : [{ key: 'Record', value: <span className="mg-code">{finding.recordNumber}</span> }]),
            { key: 'Day', value: dayText(finding.day) },
            ...(finding.reasons.length === 0 ? [] : [{ key: 'Why', value: finding.reasons.join(' ') }]),
            { key: 'Severity', value: <SeverityTag severity={finding.severity} /> },
            { key: 'Found', value: timeElement(time, finding.raisedAt) },
          ]}
        />
      </Card>
      <Evidence {...props} />
      {closed !== undefined && (
        <Card heading="Outcome">
          <SummaryList
            rows={[
              { key: 'Outcome', value: outcomeText(closed.outcome) },
              { key: 'Comment', value: closed.comment },
              { key: 'By', value: closed.by ?? 'Somebody who has left' },
              { key: 'When', value: timeElement(time, closed.at) },
            ]}
          />
        </Card>
      )}
      {closed === undefined && own && (
        <p>This is about what you did yourself; somebody else must close it.</p>
      )}
      {closed === undefined && !own && <Closing {...props} />}
    </Layout>
  )
}
