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

export type PasswordPageProps = {
  readonly shell: Shell
  readonly errors: readonly FieldError[]
  /** For password managers, so that they change the right entry. */
  readonly username: string
  readonly fewestCharacters: number
  /** Whether the second factor was proved too long ago. */
  readonly asksForCode: boolean
  /** Nothing else opens before a new password is chosen. */
  readonly due: boolean
}

/** Changes one's own password. */
export function PasswordPage(props: PasswordPageProps): ReactElement {
  const { shell, errors, username, fewestCharacters, asksForCode, due } = props
  const heading = due ? 'Choose a new password' : 'Your account'
  return (
    <Layout shell={shell} title={due ? heading : 'Your password'} wide={!due}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={heading}
        lead={due ? 'You have to choose a new password before you can go on.' : undefined}
      />
      {!due && (
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
        <PasswordField
          name="newPassword"
          label="New password"
          hint={`At least ${fewestCharacters} characters. Three or four words that do not belong together are easy to remember and hard to guess.`}
          errors={errors}
          autoComplete="new-password"
          required
        />
        <PasswordField
          name="newPasswordConfirm"
          label="New password again"
          errors={errors}
          autoComplete="new-password"
          required
        />
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
      <p>When you change it, every other session of yours ends.</p>
    </Layout>
  )
}
