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
  return (
    <Layout shell={shell} title="New access code">
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="New access code"
        back={{ href: backHref, label: 'Emergency access' }}
        lead="You need an access code to break the glass. It counts once, and is shown once. An earlier one stops working."
      />
      <PostForm action={action} csrfToken={shell.csrfToken} panel="narrow">
        <CodeField
          name="code"
          label="One-time code"
          hint="Six digits from your authenticator app"
          errors={errors}
          required
        />
        <Button>Get the code</Button>
      </PostForm>
    </Layout>
  )
}
