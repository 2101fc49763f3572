import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Button } from '../../components/button.tsx'
import { Columns } from '../../components/columns.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { PasswordField } from '../../components/fields/password-field.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { Layout, type Shell } from '../../layout.tsx'
import { type DemoAccount, DemoAccounts } from './demo-accounts.tsx'

export type SignInPageProps = {
  readonly shell: Shell
  readonly errors: readonly FieldError[]
  readonly username: string
  /** The local path to go to afterwards. */
  readonly next?: string | undefined
  /** Where to ask for a new password, where the facility offers that. */
  readonly forgottenHref?: string | undefined
  readonly demoAccounts?: readonly DemoAccount[] | undefined
}

/** First step of signing in. After signing out it is shown with a notice. */
export function SignInPage({
  shell,
  errors,
  username,
  next,
  forgottenHref,
  demoAccounts,
}: SignInPageProps): ReactElement {
  const { say } = shell.words

  const form = (
    <>
      <ErrorSummary errors={errors} />
      <PageHeading heading={say('accounts.sign-in.sign-in')} />
      <PostForm
        action={paths.login()}
        csrfToken={shell.csrfToken}
        panel="narrow"
        hidden={next === undefined ? undefined : { next }}
      >
        <TextField
          name="username"
          label={say('accounts.sign-in.username')}
          value={username}
          errors={errors}
          autoComplete="username"
          required
        />
        <PasswordField
          name="password"
          label={say('accounts.sign-in.password')}
          errors={errors}
          autoComplete="current-password"
          required
        />
        <Button>{say('accounts.sign-in.sign-in')}</Button>
      </PostForm>
      {forgottenHref !== undefined && (
        <p>
          <a href={forgottenHref}>{say('accounts.sign-in.forgotten-password')}</a>
        </p>
      )}
    </>
  )
  const hasDemo = demoAccounts !== undefined && demoAccounts.length > 0
  return (
    <Layout shell={shell} title={say('accounts.sign-in.sign-in')} wide={hasDemo}>
      {hasDemo ? (
        <div className="mg-sign-in">
          <Columns main={form} side={<DemoAccounts accounts={demoAccounts} />} />
        </div>
      ) : (
        form
      )}
    </Layout>
  )
}
