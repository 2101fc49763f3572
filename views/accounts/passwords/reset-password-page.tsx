import type { ReactElement } from 'react'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Layout, type Shell } from '../../layout.tsx'
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

/** Chooses a password by a link from a mail: a first one, or a new one. */
export function ResetPasswordPage(props: ResetPasswordPageProps): ReactElement {
  const { shell, errors, action, username, rules, first, secondStep } = props
  const { say } = shell.words
  const heading = say(first ? 'accounts.reset-password.welcome' : 'accounts.reset-password.choose-new')
  return (
    <Layout shell={shell} title={heading}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={heading}
        lead={
          first
            ? say('accounts.reset-password.account-ready-username', { username })
            : say('accounts.reset-password.changed-every-session-yours')
        }
      />
      <PostForm action={action} csrfToken={shell.csrfToken} panel="narrow">
        <input type="text" name="username" value={username} autoComplete="username" readOnly hidden />
        <NewPasswordFields
          shell={shell}
          errors={errors}
          label={
            first ? say('accounts.reset-password.password') : say('accounts.reset-password.new-password')
          }
          {...rules}
        />
        <Button>
          {first
            ? say('accounts.reset-password.set-password')
            : say('accounts.reset-password.change-password')}
        </Button>
      </PostForm>
      {secondStep !== undefined && <p>{say(`accounts.reset-password.second-step-${secondStep}`)}</p>}
      {first && <p>{say('accounts.reset-password.nobody-else-knows-password')}</p>}
    </Layout>
  )
}
