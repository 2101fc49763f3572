import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Button } from '../../components/button.tsx'
import { CodeField } from '../../components/fields/code-field.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { PasswordField } from '../../components/fields/password-field.tsx'
import { Layout, type Shell } from '../../layout.tsx'

export type ResumePageProps = {
  readonly shell: Shell
  readonly asks: 'code' | 'password'
  readonly errors: readonly FieldError[]
  /** The local path to go on with. */
  readonly next?: string | undefined
}

/** Shown when a session's requests come from another network: it shows nothing else until it is proved again. */
export function ResumePage({ shell, asks, errors, next }: ResumePageProps): ReactElement {
  const { say } = shell.words

  return (
    <Layout shell={shell} title={say('accounts.resume.another-network')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('accounts.resume.another-network')}
        lead={say('accounts.resume.show-still-go-where')}
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
            label={say('accounts.resume.time-code')}
            hint={say('accounts.resume.six-digits-authenticator-app')}
            errors={errors}
            required
          />
        ) : (
          <PasswordField
            name="password"
            label={say('accounts.resume.password')}
            errors={errors}
            autoComplete="current-password"
            required
          />
        )}
        <Button>{say('accounts.resume.go-on')}</Button>
      </PostForm>
      <PostForm action={paths.logout()} csrfToken={shell.csrfToken}>
        <Button variant="link">{say('accounts.resume.sign-out-browser-instead')}</Button>
      </PostForm>
    </Layout>
  )
}
