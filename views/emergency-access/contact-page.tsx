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
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('emergency-access.contact.whom-call')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('emergency-access.contact.whom-call')}
        back={{ href: backHref, label: say('emergency-access.contact.requests-emergency-access') }}
        lead={say('emergency-access.contact.shown-people-used-up')}
      />
      <PostForm action={action} csrfToken={shell.csrfToken} panel="wide" hidden={{ was }}>
        <TextField
          name="contact"
          label={say('emergency-access.contact.whom-call')}
          hint={say('emergency-access.contact.completes-call-example-duty')}
          value={contact}
          errors={errors}
        />
        <Button>{say('emergency-access.contact.save')}</Button>
      </PostForm>
    </Layout>
  )
}
