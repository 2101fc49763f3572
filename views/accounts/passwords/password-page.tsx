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
import { AccountNavigation } from '../own/account-navigation.tsx'
import { NewPasswordFields, type NewPasswordFieldsProps } from './new-password-fields.tsx'
import { tag } from '../../words/tag.ts'

export type PasswordPageProps = {
  readonly shell: Shell
  readonly errors: readonly FieldError[]
  /** For password managers, so that they change the right entry. */
  readonly username: string
  readonly rules: Pick<NewPasswordFieldsProps, 'least' | 'composition' | 'strengthScript'>
  /** Whether the second factor was proved too long ago. */
  readonly asksForCode: boolean
  /** Why nothing else opens before a new password is chosen; undefined where one changes it of one's own accord. */
  readonly due: string | undefined
}

/** Changes one's own password. */
export function PasswordPage(props: PasswordPageProps): ReactElement {
  const { shell, errors, username, rules, asksForCode, due } = props
  const { say, sayRich } = shell.words
  const heading = say(due !== undefined ? 'accounts.password.choose-new' : 'accounts.password.your-account')
  return (
    <Layout
      shell={shell}
      title={due === undefined ? say('accounts.password.your-password') : heading}
      wide={due === undefined}
    >
      <ErrorSummary errors={errors} />
      <PageHeading heading={heading} lead={due} />
      {due === undefined && (
        <>
          <AccountNavigation current={paths.password()} />
          <h2 className="nhsuk-heading-m">{say('accounts.password.change-password')}</h2>
        </>
      )}
      <PostForm action={paths.password()} csrfToken={shell.csrfToken} panel="narrow">
        <input type="text" name="username" value={username} autoComplete="username" readOnly hidden />
        <PasswordField
          name="currentPassword"
          label={say('accounts.password.current-password')}
          errors={errors}
          autoComplete="current-password"
          required
        />
        <NewPasswordFields
          shell={shell}
          errors={errors}
          label={say('accounts.password.new-password')}
          {...rules}
        />
        {asksForCode && (
          <CodeField
            name="code"
            label={say('accounts.password.time-code')}
            hint={say('accounts.password.six-digits-authenticator-app')}
            errors={errors}
            required
          />
        )}
        <Button>{say('accounts.password.change-password-2')}</Button>
      </PostForm>
      {due !== undefined && asksForCode && (
        <p>
          {sayRich('accounts.password.no-app-hand-ask', {
            link: tag('a', { href: paths.forgottenPassword() }),
          })}
        </p>
      )}
      <p>{say('accounts.password.change-every-other-session')}</p>
    </Layout>
  )
}
