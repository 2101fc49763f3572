import { dayText } from '../../words/calendar-date.ts'
import type { ReactElement } from 'react'
import type { RecordOfOther } from './relationship.ts'
import { paths } from '../../../server/paths.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { Layout, type Shell } from '../../layout.tsx'

export type OwnRecordsPageProps = {
  readonly shell: Shell
  readonly today: string
  /** Whether the account has a record of its own. */
  readonly hasOwn: boolean
  /** Those of others. */
  readonly relationships: readonly RecordOfOther[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

/** Whose record is shown, where one may read several; and accepting an invitation to another. */
export function OwnRecordsPage(props: OwnRecordsPageProps): ReactElement {
  const { shell, today, hasOwn, relationships, errors } = props
  const { say } = shell.words
  const chosen = relationships.find((relationship) => relationship.chosen)
  const choose = (record: string, label: string) => (
    <PostForm action={paths.chooseOwnRecord()} csrfToken={shell.csrfToken} hidden={{ record }}>
      <Button variant="secondary">{label}</Button>
    </PostForm>
  )
  return (
    <Layout shell={shell} title={say('patients.own-records.whose-record')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('patients.own-records.whose-record')}
        lead={say('patients.own-records.read-record-time-choice')}
      />
      {!hasOwn && relationships.length === 0 && (
        <EmptyState heading={say('patients.own-records.account-not-connected-record')}>
          {say('patients.own-records.ask-front-desk-invitation')}
        </EmptyState>
      )}
      {hasOwn && (
        <Card heading={say('patients.own-records.own-record')}>
          {chosen === undefined ? (
            <p>{say('patients.own-records.record-reading')}</p>
          ) : (
            choose('own', say('patients.own-records.show-own'))
          )}
        </Card>
      )}
      {relationships.map((relationship) => (
        <Card
          key={relationship.id}
          heading={say('patients.own-records.record', { record_number: relationship.record_number })}
        >
          <p>
            {relationship.ends_on === null
              ? say(`patients.own-records.as-${relationship.kind}`)
              : say(`patients.own-records.as-${relationship.kind}-until`, {
                  until: dayText(shell.words, relationship.ends_on),
                })}
          </p>
          {relationship.ends_on !== null && relationship.ends_on < today ? (
            <p>{say('patients.own-records.no-longer-read-record')}</p>
          ) : relationship.chosen ? (
            <p>{say('patients.own-records.record-reading')}</p>
          ) : (
            choose(
              relationship.id,
              say('patients.own-records.show-record', { recordNumber: relationship.record_number }),
            )
          )}
        </Card>
      ))}
      <PostForm action={paths.ownRecords()} csrfToken={shell.csrfToken} panel="narrow">
        <h2 className="nhsuk-heading-m">{say('patients.own-records.accept-invitation')}</h2>
        <TextField
          name="code"
          label={say('patients.own-records.code-front-desk')}
          hint={say('patients.own-records.example-7k2md-9qx4b')}
          errors={errors}
          required
        />
        <Button>{say('patients.own-records.accept')}</Button>
      </PostForm>
    </Layout>
  )
}
