import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { Layout, type Shell } from '../../layout.tsx'
import type { Words } from '../../words/words.ts'
import { tag } from '../../words/tag.ts'

export type ForgottenPasswordPageProps = {
  readonly shell: Shell
  readonly errors: readonly FieldError[]
  readonly typed: string
}

const back = ({ say }: Words) => ({
  href: paths.login(),
  label: say('accounts.forgotten-password.back'),
})

/** Asks for a link to a new password. */
export function ForgottenPasswordPage({ shell, errors, typed }: ForgottenPasswordPageProps): ReactElement {
  const { say } = shell.words

  return (
    <Layout shell={shell} title={say('accounts.forgotten-password.forgotten-password')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('accounts.forgotten-password.forgotten-password')}
        lead={say('accounts.forgotten-password.we-send-link-e')}
        back={back(shell.words)}
      />
      <PostForm action={paths.forgottenPassword()} csrfToken={shell.csrfToken} panel="narrow">
        <TextField
          name="email"
          label={say('accounts.forgotten-password.e-mail-address')}
          hint={say('accounts.forgotten-password.kept-account')}
          type="email"
          inputMode="email"
          autoComplete="email"
          value={typed}
          errors={errors}
          required
        />
        <Button>{say('accounts.forgotten-password.send-me-link')}</Button>
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
  const { say, sayRich } = shell.words
  return (
    <Layout shell={shell} title={say('accounts.forgotten-password.look-e-mail')}>
      <PageHeading heading={say('accounts.forgotten-password.look-e-mail')} back={back(shell.words)} />
      {sendsMails ? (
        <p>{say('accounts.forgotten-password.account-address-address-confirmed', { minutes })}</p>
      ) : (
        <p>
          {sayRich('accounts.forgotten-password.installation-no-mail-server', {
            strong: tag('strong'),
          })}
        </p>
      )}
      <h2 className="nhsuk-heading-m">{say('accounts.forgotten-password.nothing-arrives')}</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>{say('accounts.forgotten-password.wait-few-minutes-look')}</li>
        <li>
          {sayRich('accounts.forgotten-password.perhaps-account-another-address', {
            link: tag('a', { href: paths.forgottenPassword() }),
          })}
        </li>
        <li>{say('accounts.forgotten-password.otherwise-ask-administrator')}</li>
      </ul>
    </Layout>
  )
}
