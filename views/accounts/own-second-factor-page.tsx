import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { AlertCallout } from '../components/alert-callout.tsx'
import { Button, LinkButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { CodeField } from '../components/code-field.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { FieldError } from '../components/field.ts'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { AccountNavigation } from './account-navigation.tsx'

export type OwnSecondFactorPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  /** Absent where there is no second factor. */
  readonly since: Date | undefined
  readonly codesLeft: number
  /** Whether it is time for new backup codes. */
  readonly few: boolean
  /** The number that codes may go to, hidden but for its end; 'none' where one may be set up; undefined where not. */
  readonly textMessages: string | undefined
  /** Whether the role needs a second factor. */
  readonly required: boolean
  readonly errors: readonly FieldError[]
}

/** One's own second step of signing in: how it stands, a new phone, new backup codes. */
export function OwnSecondFactorPage(props: OwnSecondFactorPageProps): ReactElement {
  const { shell, time, since, errors } = props
  return (
    <Layout shell={shell} title="Your second step" wide>
      <ErrorSummary errors={errors} />
      <PageHeading heading="Your account" />
      <AccountNavigation current={paths.ownSecondFactor()} />
      <h2 className="nhsuk-heading-m">The second step of signing in</h2>
      {since === undefined ? (
        <>
          <p>
            You sign in with your password alone. With a second step, your account stays shut even to someone
            who knows your password: you also enter a code from an app on your phone.
          </p>
          <LinkButton href={paths.secondFactorSetup()}>Set up a second step</LinkButton>
        </>
      ) : (
        <Standing {...props} since={timeElement(time, since)} />
      )}
    </Layout>
  )
}

function Standing({
  shell,
  since,
  codesLeft,
  few,
  required,
  textMessages,
  errors,
}: Omit<OwnSecondFactorPageProps, 'since'> & { readonly since: ReactElement }): ReactElement {
  return (
    <>
      {few && (
        <AlertCallout tone="warning" heading={leftHeading(codesLeft)} headingLevel={3}>
          <p>Without your phone and without a code, only an administrator can let you in again.</p>
        </AlertCallout>
      )}
      <Card heading="Authenticator app" headingLevel={3}>
        <SummaryList
          rows={[
            { key: 'Set up', value: since },
            { key: 'Backup codes left', value: String(codesLeft) },
          ]}
        />
        <p>
          <a href={paths.secondFactorSetup()}>Set up another authenticator app</a>, for example on a new
          phone.
        </p>
        {!required && (
          <p>
            <a href={paths.disableSecondFactor()}>Turn off the second step</a>
          </p>
        )}
      </Card>
      {textMessages !== undefined && <TextMessages number={textMessages} />}
      <Card heading="New backup codes" headingLevel={3}>
        <p>You get ten new codes, and the ones before stop working.</p>
        <PostForm action={paths.backupCodes()} csrfToken={shell.csrfToken}>
          <CodeField
            name="code"
            label="One-time code"
            hint="The six digits that your authenticator app shows now"
            errors={errors}
            required
          />
          <Button variant="secondary">Make new backup codes</Button>
        </PostForm>
      </Card>
    </>
  )
}

function TextMessages({ number }: { number: string }): ReactElement {
  return (
    <Card heading="Codes by text message" headingLevel={3}>
      {number === 'none' ? (
        <p>
          For when the app is not at hand. <a href={paths.textMessages()}>Set up codes by text message</a>
        </p>
      ) : (
        <>
          <SummaryList rows={[{ key: 'Sent to', value: number }]} />
          <p>
            <a href={paths.textMessages()}>Use another number</a>
          </p>
          <p>
            <a href={paths.removeTextMessages()}>Turn off codes by text message</a>
          </p>
        </>
      )}
    </Card>
  )
}

function leftHeading(left: number): string {
  return left === 0
    ? 'You have no backup codes left'
    : `You have only ${left} backup code${left === 1 ? '' : 's'} left`
}
