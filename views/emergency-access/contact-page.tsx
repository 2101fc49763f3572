import type { ReactElement } from 'react'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { Layout, type Shell } from '../layout.tsx'

export type ContactPageProps = {
  readonly shell: Shell
  readonly contact: string
  /** What the form was filled from. */
  readonly was: string
  readonly errors: readonly FieldError[]
  readonly action: string
  readonly backHref: string
}

/** Whom people are told to call when their emergency access needs an officer. */
export function ContactPage(props: ContactPageProps): ReactElement {
  const { shell, contact, was, errors, action, backHref } = props
  return (
    <Layout shell={shell} title="Whom to call">
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="Whom to call"
        back={{ href: backHref, label: 'Requests for emergency access' }}
        lead="Shown to people who have used up the day’s emergency access and need an officer at once."
      />
      <PostForm action={action} csrfToken={shell.csrfToken} panel="wide" hidden={{ was }}>
        <TextField
          name="contact"
          label="Whom to call"
          hint="Completes “Call …”, for example: the duty officer, extension 4410. Left empty, the officers are named."
          value={contact}
          errors={errors}
        />
        <Button>Save</Button>
      </PostForm>
    </Layout>
  )
}
