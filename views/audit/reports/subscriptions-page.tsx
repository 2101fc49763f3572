import type { ReactElement } from 'react'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { RadioGroup } from '../../components/fields/radio-group.tsx'
import { SelectField, type Choice } from '../../components/fields/select-field.tsx'
import { dayText } from '../../words/calendar-date.ts'
import { Layout, type Shell } from '../../layout.tsx'

export type SubscriptionsPageProps = {
  readonly shell: Shell
  readonly action: string
  /** Null where the address is not confirmed. */
  readonly address: string | null
  readonly addressHref: string
  readonly backHref: string
  readonly choices: readonly Choice[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly subscriptions: readonly {
    readonly id: string
    readonly title: string
    readonly frequency: 'daily' | 'weekly'
    /** YYYY-MM-DD */
    readonly nextOn: string
    readonly endAction: string
  }[]
}

const often = { daily: 'Every day', weekly: 'Every Monday' }

const columns = [
  { label: 'Report' },
  { label: 'How often' },
  { label: 'Next' },
  { label: 'Action', hideLabel: true },
]

/** Which reports come by mail, and asking for one. */
export function SubscriptionsPage(props: SubscriptionsPageProps): ReactElement {
  const { shell, action, address, choices, typed, errors, subscriptions } = props
  const { say } = shell.words
  const field = (name: string) => ({ name, value: typed[name], errors })
  return (
    <Layout shell={shell} title={say('audit.subscriptions.reports-mail')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('audit.subscriptions.reports-mail')}
        back={{ href: props.backHref, label: say('audit.subscriptions.reports') }}
        lead={say('audit.subscriptions.mail-counts-report-link')}
      />
      <Card heading={say('audit.subscriptions.what-you-get')}>
        <DataTable
          caption={say('audit.subscriptions.reports-mail-2')}
          hideCaption
          columns={columns}
          rows={subscriptions.map(({ id, title, frequency, nextOn, endAction }) => ({
            key: id,
            cells: [
              title,
              often[frequency],
              dayText(shell.words, nextOn),
              <PostForm key="end" action={endAction} csrfToken={shell.csrfToken}>
                <Button variant="secondary" small>
                  End<span className="nhsuk-u-visually-hidden"> {title}</span>
                </Button>
              </PostForm>,
            ],
          }))}
          empty={
            <EmptyState heading={say('audit.subscriptions.no-report-comes-mail')}>
              {say('audit.subscriptions.ask-below')}
            </EmptyState>
          }
        />
      </Card>
      {address === null ? (
        <p>
          Reports go to your own confirmed address only.{' '}
          <a href={props.addressHref}>{say('audit.subscriptions.confirm-e-mail-address')}</a>
        </p>
      ) : (
        <Card heading={say('audit.subscriptions.ask-report')}>
          <PostForm action={action} csrfToken={shell.csrfToken}>
            <SelectField
              {...field('report')}
              label={say('audit.subscriptions.report')}
              choices={choices}
              emptyLabel={say('audit.subscriptions.choose')}
            />
            <RadioGroup
              {...field('frequency')}
              label={say('audit.subscriptions.how-often')}
              choices={[
                { value: 'daily', label: say('audit.subscriptions.every-day-about-day') },
                { value: 'weekly', label: say('audit.subscriptions.every-monday-about-week') },
              ]}
            />
            <p>{say('audit.subscriptions.it-goes-to', { address })}</p>
            <Button>{say('audit.subscriptions.send-me-report')}</Button>
          </PostForm>
        </Card>
      )}
    </Layout>
  )
}
