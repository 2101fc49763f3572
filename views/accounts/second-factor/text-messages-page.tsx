import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Button, LinkButton } from '../../components/button.tsx'
import { CodeField } from '../../components/fields/code-field.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { Layout, type Shell } from '../../layout.tsx'
import { ConfirmYourselfFields } from '../own/confirm-yourself-fields.tsx'
import { useWords } from '../../use-words.ts'
import { tag } from '../../words/tag.ts'

export type TextMessagesPageProps = {
  readonly shell: Shell
  readonly errors: readonly FieldError[]
  /** The number in use, all but its last digits hidden. */
  readonly current: string | undefined
  /** The number that a code was sent to, hidden likewise; undefined where a number is asked for. */
  readonly waitingFor: string | undefined
  readonly typed: string
  readonly username: string
  /** Whether there is an authenticator app that text messages could stand in for. */
  readonly enrolled: boolean
}

/** Sets up codes by text message: the number first, then the code that was sent to it. */
export function TextMessagesPage(props: TextMessagesPageProps): ReactElement {
  const { shell, errors, waitingFor, current, enrolled } = props
  const { say } = shell.words
  const lead = say('accounts.text-messages.app-not-hand-sign')
  return (
    <Layout shell={shell} title={say('accounts.text-messages.codes-text-message')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('accounts.text-messages.codes-text-message')}
        lead={
          current === undefined ? lead : `${lead} ${say('accounts.text-messages.go-to', { number: current })}`
        }
        back={{ href: paths.ownSecondFactor(), label: say('accounts.text-messages.second-step') }}
      />
      {!enrolled && <NoSecondStep />}
      {enrolled && waitingFor === undefined && <NumberForm {...props} />}
      {enrolled && waitingFor !== undefined && <CodeForm {...props} waitingFor={waitingFor} />}
      <p>{say('accounts.text-messages.text-messages-intercepted-number')}</p>
    </Layout>
  )
}

function NoSecondStep(): ReactElement {
  const { say } = useWords()

  return (
    <>
      <p>{say('accounts.text-messages.no-second-step-yet')}</p>
      <LinkButton href={paths.secondFactorSetup()}>
        {say('accounts.text-messages.set-up-second-step')}
      </LinkButton>
    </>
  )
}

function NumberForm({ shell, errors, typed, username }: TextMessagesPageProps): ReactElement {
  const { say } = shell.words

  return (
    <PostForm action={paths.textMessages()} csrfToken={shell.csrfToken} panel="narrow">
      <TextField
        name="phone"
        label={say('accounts.text-messages.mobile-number')}
        hint={say('accounts.text-messages.country-code-example-27')}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        width={20}
        value={typed}
        errors={errors}
        required
      />
      <ConfirmYourselfFields errors={errors} username={username} asksForCode />
      <Button>{say('accounts.text-messages.send-me-code')}</Button>
    </PostForm>
  )
}

function CodeForm({
  shell,
  errors,
  waitingFor,
}: TextMessagesPageProps & { readonly waitingFor: string }): ReactElement {
  const { say, sayRich } = shell.words

  return (
    <>
      <PostForm action={paths.confirmTextMessages()} csrfToken={shell.csrfToken} panel="narrow">
        <CodeField
          name="code"
          label={say('accounts.text-messages.code-text-message')}
          hint={say('accounts.text-messages.six-digits-sent-work', { waitingFor })}
          errors={errors}
          required
        />
        <Button>{say('accounts.text-messages.confirm-number')}</Button>
      </PostForm>
      <p>
        {sayRich('accounts.text-messages.nothing-came-enter-number', {
          link: tag('a', { href: `${paths.textMessages()}?another=yes` }),
        })}
      </p>
    </>
  )
}
