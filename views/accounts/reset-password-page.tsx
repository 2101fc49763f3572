import type { ReactElement } from 'react'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { FieldError } from '../components/field.ts'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'
import { NewPasswordFields, type NewPasswordFieldsProps } from './new-password-fields.tsx'

export type ResetPasswordPageProps = {
  readonly shell: Shell
  readonly errors: readonly FieldError[]
  readonly action: string
  /** For password managers, so that they keep the right entry. */
  readonly username: string
  readonly rules: Pick<NewPasswordFieldsProps, 'least' | 'composition' | 'strengthScript'>
  /** The person never had a password. */
  readonly first: boolean
  /** The role needs a second step; it is asked for, or set up, at the next sign-in. */
  readonly secondStep: 'ask' | 'set-up' | undefined
}

const secondSteps = {
  ask: 'Signing in will ask for your second step, as before.',
  'set-up':
    'When you sign in for the first time, you will set up a second step. Have your phone with an authenticator app at hand.',
}

/** Chooses a password by a link from a mail: a first one, or a new one. */
export function ResetPasswordPage(props: ResetPasswordPageProps): ReactElement {
  const { shell, errors, action, username, rules, first, secondStep } = props
  const heading = first ? 'Welcome: choose your password' : 'Choose a new password'
  return (
    <Layout shell={shell} title={heading}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={heading}
        lead={
          first
            ? `Your account is ready. Your username is ${username}.`
            : 'When it is changed, every session of yours ends, and you sign in with the new one.'
        }
      />
      <PostForm action={action} csrfToken={shell.csrfToken} panel="narrow">
        <input type="text" name="username" value={username} autoComplete="username" readOnly hidden />
        <NewPasswordFields
          shell={shell}
          errors={errors}
          label={first ? 'Password' : 'New password'}
          {...rules}
        />
        <Button>{first ? 'Set my password' : 'Change the password'}</Button>
      </PostForm>
      {secondStep !== undefined && <p>{secondSteps[secondStep]}</p>}
      {first && <p>Nobody else knows your password, and nobody will ever ask you for it.</p>}
    </Layout>
  )
}
