import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button } from '../components/button.tsx'
import { Checkbox } from '../components/checkbox.tsx'
import { CodeField } from '../components/code-field.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { FieldError } from '../components/field.ts'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'

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

/** Second step of signing in: the code from the authenticator app, or a backup code. */
export function SecondFactorPage(props: SecondFactorPageProps): ReactElement {
  const { shell, errors, trustDeviceAllowed, trustDeviceDays, textMessagesTo } = props
  return (
    <Layout shell={shell} title="Enter your code">
      <ErrorSummary errors={errors} />
      <PageHeading heading="Enter your code" />
      <PostForm action={paths.secondFactor()} csrfToken={shell.csrfToken} panel="narrow">
        <CodeField
          name="code"
          label="One-time code"
          hint={
            textMessagesTo === undefined
              ? 'The six digits in your authenticator app, or one of your backup codes'
              : 'The six digits in your authenticator app or in a text message, or one of your backup codes'
          }
          errors={errors}
          acceptsLetters
          required
        />
        {trustDeviceAllowed && (
          <Checkbox
            name="trustDevice"
            label={trustDeviceLabel(trustDeviceDays)}
            hint="Only on a device that you alone use"
            errors={errors}
          />
        )}
        <Button>Continue</Button>
      </PostForm>
      {textMessagesTo !== undefined && (
        <PostForm action={paths.textMessageCode()} csrfToken={shell.csrfToken}>
          <p>App not at hand? A code can go to {textMessagesTo}.</p>
          <Button variant="secondary">Send me a code by text message</Button>
        </PostForm>
      )}
      <p>No phone at hand? Use a backup code. Without either, ask your administrator.</p>
    </Layout>
  )
}

function trustDeviceLabel(days: number | undefined): string {
  return days === undefined
    ? 'Do not ask for a code on this device'
    : `Do not ask for a code on this device for ${days} days`
}
