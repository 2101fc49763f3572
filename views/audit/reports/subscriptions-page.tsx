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
import { dayText } from '../../format.ts'
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
  const field = (name: string) => ({ name, value: typed[name], errors })
  return (
    <Layout shell={shell} title="Reports by mail">
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="Reports by mail"
        back={{ href: props.backHref, label: 'Reports' }}
        lead="A mail has the counts of a report and a link to it; no names and nothing of a patient. It leaves after six in the morning."
      />
      <Card heading="What you get">
        <DataTable
          caption="Your reports by mail"
          hideCaption
          columns={columns}
          rows={subscriptions.map(({ id, title, frequency, nextOn, endAction }) => ({
            key: id,
            cells: [
              title,
              often[frequency],
              dayText(nextOn),
              <PostForm key="end" action={endAction} csrfToken={shell.csrfToken}>
                <Button variant="secondary" small>
                  End<span className="nhsuk-u-visually-hidden"> {title}</span>
                </Button>
              </PostForm>,
            ],
          }))}
          empty={<EmptyState heading="No report comes by mail">Ask for one below.</EmptyState>}
        />
      </Card>
      {address === null ? (
        <p>
          Reports go to your own confirmed address only.{' '}
          <a href={props.addressHref}>Confirm your e-mail address</a>
        </p>
      ) : (
        <Card heading="Ask for a report">
          <PostForm action={action} csrfToken={shell.csrfToken}>
            <SelectField {...field('report')} label="Report" choices={choices} emptyLabel="Choose" />
            <RadioGroup
              {...field('frequency')}
              label="How often"
              choices={[
                { value: 'daily', label: 'Every day, about the day before' },
                { value: 'weekly', label: 'Every Monday, about the week before' },
              ]}
            />
            <p>It goes to {address}.</p>
            <Button>Send me this report</Button>
          </PostForm>
        </Card>
      )}
    </Layout>
  )
}
