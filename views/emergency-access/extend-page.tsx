import type { ReactElement } from 'react'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { TextArea } from '../components/fields/text-area.tsx'
import { Layout, type Shell } from '../layout.tsx'

export type ExtendPageProps = {
  readonly shell: Shell
  /** Null where it is for one's own work. */
  readonly recordNumber: string | null
  /** By the facility's clock. */
  readonly endsAt: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly action: string
  readonly backHref: string
}

/** Asking for another hour of emergency access. */
export function ExtendPage(props: ExtendPageProps): ReactElement {
  const { shell, recordNumber, endsAt, typed, errors, action, backHref } = props
  return (
    <Layout shell={shell} title="Extend access">
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="Extend access"
        caption={recordNumber === null ? 'Own work, outside hours' : `Record ${recordNumber}`}
        back={{ href: backHref, label: 'Emergency access' }}
        lead={`Your emergency access ends at ${endsAt}. You can extend it by 60 minutes, once; the security team is told.`}
      />
      <PostForm action={action} csrfToken={shell.csrfToken} panel="wide">
        <TextArea
          name="reason"
          label="Why do you need more time?"
          hint="At least 15 characters. Reviewers read it."
          value={typed['reason']}
          errors={errors}
          rows={3}
          required
        />
        <Button variant="warning">Extend by 60 minutes</Button>
      </PostForm>
    </Layout>
  )
}
