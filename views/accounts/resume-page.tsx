import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
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
  /** The local path to go on with. */
  readonly next?: string | undefined
}

/** Shown when a session's requests come from another network: it shows nothing else until it is proved again. */
export function ResumePage({ shell, asks, errors, next }: ResumePageProps): ReactElement {
  return (
    <Layout shell={shell} title="You are on another network">
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="You are on another network"
        lead="Show that it is still you, and you go on where you were. A form that you have just sent is kept: you find it on its page."
      />
      <PostForm
        action={paths.resume()}
        csrfToken={shell.csrfToken}
        panel="narrow"
        hidden={next === undefined ? undefined : { next }}
      >
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
      <PostForm action={paths.logout()} csrfToken={shell.csrfToken}>
        <Button variant="link">Sign out in this browser instead</Button>
      </PostForm>
    </Layout>
  )
}
