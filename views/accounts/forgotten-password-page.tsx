import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { FieldError } from '../components/field.ts'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { TextField } from '../components/text-field.tsx'
import { Layout, type Shell } from '../layout.tsx'

export type ForgottenPasswordPageProps = {
  readonly shell: Shell
  readonly errors: readonly FieldError[]
  readonly typed: string
}

const back = { href: paths.login(), label: 'Back to signing in' }

/** Asks for a link to a new password. */
export function ForgottenPasswordPage({ shell, errors, typed }: ForgottenPasswordPageProps): ReactElement {
  return (
    <Layout shell={shell} title="Forgotten password">
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="Forgotten password"
        lead="We will send a link to your e-mail address. With it you choose a new password."
        back={back}
      />
      <PostForm action={paths.forgottenPassword()} csrfToken={shell.csrfToken} panel="narrow">
        <TextField
          name="email"
          label="E-mail address"
          hint="The one that is kept with your account"
          type="email"
          inputMode="email"
          autoComplete="email"
          value={typed}
          errors={errors}
          required
        />
        <Button>Send me a link</Button>
      </PostForm>
    </Layout>
  )
}

/** What everybody is told who asked, whether or not there is such an account. */
export function LinkOnItsWayPage(props: {
  shell: Shell
  minutes: number
  /** Whether this installation sends mails at all: without, nobody should wait for one. */
  sendsMails: boolean
}): ReactElement {
  const { shell, minutes, sendsMails } = props
  return (
    <Layout shell={shell} title="Look at your e-mail">
      <PageHeading heading="Look at your e-mail" back={back} />
      {sendsMails ? (
        <p>
          If an account has this address, and the address was confirmed, a link is on its way to it. It works
          once, for {minutes} minutes.
        </p>
      ) : (
        <p>
          <strong>This installation has no mail server yet, so no link can arrive.</strong> Ask your
          administrator.
        </p>
      )}
      <h2 className="nhsuk-heading-m">If nothing arrives</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>Wait a few minutes, and look into the folder for unwanted mail.</li>
        <li>
          Perhaps the account has another address: <a href={paths.forgottenPassword()}>try that one</a>.
        </li>
        <li>Otherwise ask your administrator.</li>
      </ul>
    </Layout>
  )
}
