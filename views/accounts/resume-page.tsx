import type { ReactElement } from 'react'
import { Button } from '../components/button.tsx'
import { CodeField } from '../components/code-field.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { FieldError } from '../components/field.ts'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { PasswordField } from '../components/password-field.tsx'
import { Layout, type Shell } from '../layout.tsx'

export type ResumePageProps = {
  readonly shell: Shell
  readonly asks: 'code' | 'password'
  readonly errors: readonly FieldError[]
}

/** Shown when a session's requests come from another network: it shows nothing else until it is proved again. */
export function ResumePage({ shell, asks, errors }: ResumePageProps): ReactElement {
  return (
    <Layout shell={shell} title="You are on another network">
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="You are on another network"
        lead="Show that it is still you, and you go on where you were. What you had typed is kept."
      />
      <PostForm action="/login/resume" csrfToken={shell.csrfToken} panel="narrow">
        {asks === 'code' ? (
          <CodeField
            name="code"
            label="One-time code"
            hint="Six digits from your authenticator app"
            errors={errors}
            required
          />
        ) : (
          <PasswordField
            name="password"
            label="Password"
            errors={errors}
            autoComplete="current-password"
            required
          />
        )}
        <Button>Go on</Button>
      </PostForm>
      <PostForm action="/logout" csrfToken={shell.csrfToken}>
        <Button variant="link">Sign out instead</Button>
      </PostForm>
    </Layout>
  )
}
