import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/fields/checkbox.tsx'
import { CodeField } from '../../components/fields/code-field.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Layout, type Shell } from '../../layout.tsx'

export type SecondFactorPageProps = {
  readonly shell: Shell
  readonly errors: readonly FieldError[]
  /** Whether the role may skip this step on a known device for a while. */
  readonly trustDeviceAllowed: boolean
  /** For how many days; shown with the choice. */
  readonly trustDeviceDays?: number | undefined
  /** The number that a code may be sent to, hidden but for its end. */
  readonly textMessagesTo?: string | undefined
}

/** Two-step verification: the code from the authenticator app, or a backup code. */
export function SecondFactorPage(props: SecondFactorPageProps): ReactElement {
  const { shell, errors, trustDeviceAllowed, trustDeviceDays, textMessagesTo } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('accounts.second-factor.enter-code')}>
      <ErrorSummary errors={errors} />
      <PageHeading heading={say('accounts.second-factor.enter-code')} />
      <PostForm action={paths.secondFactor()} csrfToken={shell.csrfToken} panel="narrow">
        <CodeField
          name="code"
          label={say('accounts.second-factor.time-code')}
          hint={
            textMessagesTo === undefined
              ? say('accounts.second-factor.six-digits-authenticator-app')
              : say('accounts.second-factor.six-digits-authenticator-app-2')
          }
          errors={errors}
          acceptsLetters
          required
        />
        {trustDeviceAllowed && (
          <Checkbox
            name="trustDevice"
            label={
              trustDeviceDays === undefined
                ? say('accounts.second-factor.trust-device')
                : say('accounts.second-factor.trust-device-days', { days: trustDeviceDays })
            }
            hint={say('accounts.second-factor.only-device-alone-use')}
            errors={errors}
          />
        )}
        <Button>{say('accounts.second-factor.continue')}</Button>
      </PostForm>
      {textMessagesTo !== undefined && (
        <PostForm action={paths.textMessageCode()} csrfToken={shell.csrfToken}>
          <p>{say('accounts.second-factor.app-not-hand-code', { textMessagesTo })}</p>
          <Button variant="secondary">{say('accounts.second-factor.send-me-code-text')}</Button>
        </PostForm>
      )}
      <p>{say('accounts.second-factor.no-phone-hand-use')}</p>
    </Layout>
  )
}
