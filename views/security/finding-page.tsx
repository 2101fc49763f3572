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
import { timeElement, type TimeFormat } from '../format.ts'
import { dayText } from '../words/calendar-date.ts'
import { Layout, type Shell } from '../layout.tsx'
import { useWords } from '../use-words.ts'

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
  const { say } = useWords()

  return (
    <Card heading={say('security.finding.audit-log-shows')}>
      <DataTable
        caption={say('security.finding.openings')}
        hideCaption
        columns={[
          { label: say('security.finding.what') },
          { label: say('security.finding.who') },
          { label: say('security.finding.record') },
          { label: say('security.finding.by-right-of') },
          { label: say('security.finding.when') },
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
            say('security.finding.auditor-finds-them-audit')
          ) : (
            <a href={logHref}>{say('security.finding.them-audit-log')}</a>
          )}
        </p>
      )}
    </Card>
  )
}

function Closing({ shell, finding, typed, errors }: FindingPageProps): ReactElement {
  const { say } = shell.words

  return (
    <Card heading={say('security.finding.outcome')}>
      <PostForm action={paths.alert(finding.id)} csrfToken={shell.csrfToken}>
        <RadioGroup
          name="outcome"
          label={say('security.finding.outcome')}
          value={typed['outcome']}
          choices={outcomes}
          errors={errors}
          required
        />
        <TextArea
          name="comment"
          label={say('security.finding.found-out')}
          hint={say('security.finding.whom-asked-said-do')}
          value={typed['comment']}
          errors={errors}
          rows={4}
          maxLength={500}
          required
        />
        <Button>{say('security.finding.close-alert')}</Button>
      </PostForm>
    </Card>
  )
}

/** One alert of a detector: who, which record, the rows that show it, and what became of it. */
export function FindingPage(props: FindingPageProps): ReactElement {
  const { shell, time, finding, own, errors } = props
  const { say } = shell.words
  const { closed } = finding
  return (
    <Layout shell={shell} title={finding.title} wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={finding.title}
        caption={say('security.finding.alert')}
        lead={finding.says}
        back={{ href: paths.alerts(), label: say('security.finding.alerts') }}
      />
      <Card heading={say('security.finding.what-was-found')}>
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
            { key: 'Day', value: dayText(shell.words, finding.day) },
            ...(finding.reasons.length === 0 ? [] : [{ key: 'Why', value: finding.reasons.join(' ') }]),
            { key: 'Severity', value: <SeverityTag severity={finding.severity} /> },
            { key: 'Found', value: timeElement(time, finding.raisedAt) },
          ]}
        />
      </Card>
      <Evidence {...props} />
      {closed !== undefined && (
        <Card heading={say('security.finding.outcome')}>
          <SummaryList
            rows={[
              { key: 'Outcome', value: outcomeText(closed.outcome) },
              { key: 'Comment', value: closed.comment },
              { key: 'By', value: closed.by ?? say('security.finding.somebody-left') },
              { key: 'When', value: timeElement(time, closed.at) },
            ]}
          />
        </Card>
      )}
      {closed === undefined && own && <p>{say('security.finding.about-did-yourself-somebody')}</p>}
      {closed === undefined && !own && <Closing {...props} />}
    </Layout>
  )
}
