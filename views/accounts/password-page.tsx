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
import { AccountNavigation } from './account-navigation.tsx'
import { NewPasswordFields, type NewPasswordFieldsProps } from './new-password-fields.tsx'

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
  const heading = due !== undefined ? 'Choose a new password' : 'Your account'
  return (
    <Layout shell={shell} title={due === undefined ? 'Your password' : heading} wide={due === undefined}>
      <ErrorSummary errors={errors} />
      <PageHeading heading={heading} lead={due} />
      {due === undefined && (
        <>
          <AccountNavigation current={paths.password()} />
          <h2 className="nhsuk-heading-m">Change your password</h2>
        </>
      )}
      <PostForm action={paths.password()} csrfToken={shell.csrfToken} panel="narrow">
        <input type="text" name="username" value={username} autoComplete="username" readOnly hidden />
        <PasswordField
          name="currentPassword"
          label="Current password"
          errors={errors}
          autoComplete="current-password"
          required
        />
        <NewPasswordFields shell={shell} errors={errors} label="New password" {...rules} />
        {asksForCode && (
          <CodeField
            name="code"
            label="One-time code"
            hint="The six digits that your authenticator app shows now"
            errors={errors}
            required
          />
        )}
        <Button>Change the password</Button>
      </PostForm>
      {due !== undefined && asksForCode && (
        <p>
          No app at hand? <a href={paths.forgottenPassword()}>Ask for a new password by mail</a> instead.
        </p>
      )}
      <p>When you change it, every other session of yours ends.</p>
    </Layout>
  )
}
