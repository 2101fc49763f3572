import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { CodeField } from '../../components/fields/code-field.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { PasswordField } from '../../components/fields/password-field.tsx'
import { Layout, type Shell } from '../../layout.tsx'

export type ConfirmPageProps = {
  readonly shell: Shell
  readonly asks: 'code' | 'password'
  /** For password managers, so that they fill in the right entry. */
  readonly username: string
  /** Where to go afterwards. */
  readonly next: string | undefined
  /** What was asked for has to be asked for once more afterwards. */
  readonly again: boolean
  readonly errors: readonly FieldError[]
}

/** Asks for a fresh proof of who this is, before something grave. */
export function ConfirmPage({ shell, asks, username, next, again, errors }: ConfirmPageProps): ReactElement {
  const { say } = shell.words

  return (
    <Layout shell={shell} title={say('accounts.confirm.confirm')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('accounts.confirm.confirm')}
        lead={
          asks === 'code'
            ? say('accounts.confirm.about-needs-code-not')
            : say('accounts.confirm.about-needs-password-once')
        }
      />
      <PostForm action={paths.confirm()} csrfToken={shell.csrfToken} panel="narrow">
        {next !== undefined && <input type="hidden" name="next" value={next} />}
        {again && <input type="hidden" name="again" value="1" />}
        {asks === 'code' ? (
          <CodeField
            name="code"
            label={say('accounts.confirm.time-code')}
            hint={say('accounts.confirm.six-digits-authenticator-app')}
            errors={errors}
            required
          />
        ) : (
          <>
            <input type="text" name="username" value={username} autoComplete="username" readOnly hidden />
            <PasswordField
              name="currentPassword"
              label={say('accounts.confirm.current-password')}
              errors={errors}
              autoComplete="current-password"
              required
            />
          </>
        )}
        <ButtonGroup>
          <Button>{say('accounts.confirm.go-on')}</Button>
          <a className="nhsuk-link" href={paths.home()}>
            {say('accounts.confirm.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
