import type { ReactElement } from 'react'
import { Button } from '../components/button.tsx'
import { CodeField } from '../components/fields/code-field.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'

export type AccessCodePageProps = {
  readonly shell: Shell
  readonly errors: readonly FieldError[]
  readonly action: string
  readonly backHref: string
}

/** Getting a new access code, so that it is at hand when an emergency comes. */
export function AccessCodePage({ shell, errors, action, backHref }: AccessCodePageProps): ReactElement {
  const { say } = shell.words

  return (
    <Layout shell={shell} title={say('emergency-access.access-code.new-access-code')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('emergency-access.access-code.new-access-code')}
        back={{ href: backHref, label: say('emergency-access.access-code.emergency-access') }}
        lead={say('emergency-access.access-code.need-access-code-break')}
      />
      <PostForm action={action} csrfToken={shell.csrfToken} panel="narrow">
        <CodeField
          name="code"
          label={say('emergency-access.access-code.time-code')}
          hint={say('emergency-access.access-code.six-digits-authenticator-app')}
          errors={errors}
          required
        />
        <Button>{say('emergency-access.access-code.get-code')}</Button>
      </PostForm>
    </Layout>
  )
}
