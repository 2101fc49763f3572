import type { ReactElement } from 'react'
import type { RecordOfOther } from './tie.ts'
import { paths } from '../../../server/paths.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import type { FieldError } from '../../components/field.ts'
import { PostForm } from '../../components/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { TextField } from '../../components/text-field.tsx'
import { dayText } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
import { ownWords } from './tie-words.ts'

export type OwnRecordsPageProps = {
  readonly shell: Shell
  readonly today: string
  /** Whether the account has a record of its own. */
  readonly hasOwn: boolean
  /** Those of others. */
  readonly ties: readonly RecordOfOther[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

/** Whose record is shown, where one may read several; and accepting an invitation to another. */
export function OwnRecordsPage(props: OwnRecordsPageProps): ReactElement {
  const { shell, today, hasOwn, ties, errors } = props
  const chosen = ties.find((tie) => tie.chosen)
  const choose = (record: string, label: string) => (
    <PostForm action={paths.chooseOwnRecord()} csrfToken={shell.csrfToken} hidden={{ record }}>
      <Button variant="secondary">{label}</Button>
    </PostForm>
  )
  return (
    <Layout shell={shell} title="Whose record">
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="Whose record"
        lead="You read one record at a time. Your choice holds until you sign out."
      />
      {!hasOwn && ties.length === 0 && (
        <EmptyState heading="Your account is not connected to a record">
          Ask the front desk for an invitation, and enter its code below.
        </EmptyState>
      )}
      {hasOwn && (
        <Card heading="Your own record">
          {chosen === undefined ? (
            <p>This is the record you are reading now.</p>
          ) : (
            choose('own', 'Show my own record')
          )}
        </Card>
      )}
      {ties.map((tie) => (
        <Card key={tie.id} heading={`Record ${tie.record_number}`}>
          <p>
            {ownWords[tie.kind]}
            {tie.ends_on !== null && `, until ${dayText(tie.ends_on)}`}
          </p>
          {tie.ends_on !== null && tie.ends_on < today ? (
            <p>
              You can no longer read this record. A child who has grown up decides for themselves who may read
              it. If you should still have access, ask the front desk.
            </p>
          ) : tie.chosen ? (
            <p>This is the record you are reading now.</p>
          ) : (
            choose(tie.id, `Show record ${tie.record_number}`)
          )}
        </Card>
      ))}
      <PostForm action={paths.ownRecords()} csrfToken={shell.csrfToken} panel="narrow">
        <h2 className="nhsuk-heading-m">Accept an invitation</h2>
        <TextField
          name="code"
          label="Code from the front desk"
          hint="For example 7K2MD-9QX4B"
          errors={errors}
          required
        />
        <Button>Accept</Button>
      </PostForm>
    </Layout>
  )
}
