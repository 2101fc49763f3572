import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { CodeField } from '../components/code-field.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { FieldError } from '../components/field.ts'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { TextField } from '../components/text-field.tsx'
import { Layout, type Shell } from '../layout.tsx'
import { ConfirmYourselfFields } from './confirm-yourself-fields.tsx'

export type TextMessagesPageProps = {
  readonly shell: Shell
  readonly errors: readonly FieldError[]
  /** The number in use, all but its last digits hidden. */
  readonly current: string | undefined
  /** The number that a code was sent to, hidden likewise; undefined where a number is asked for. */
  readonly waitingFor: string | undefined
  readonly typed: string
  readonly username: string
  /** Whether there is a second step that text messages could stand in for. */
  readonly enrolled: boolean
}

/** Sets up codes by text message: the number first, then the code that was sent to it. */
export function TextMessagesPage(props: TextMessagesPageProps): ReactElement {
  const { shell, errors, waitingFor, current, enrolled } = props
  const number = current === undefined ? '' : ` They go to ${current} until another number is confirmed.`
  return (
    <Layout shell={shell} title="Codes by text message">
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="Codes by text message"
        lead={`For when your app is not at hand: at sign-in you can ask for a code by text message.${number}`}
        back={{ href: paths.ownSecondFactor(), label: 'Your second step' }}
      />
      {!enrolled && <NoSecondStep />}
      {enrolled && waitingFor === undefined && <NumberForm {...props} />}
      {enrolled && waitingFor !== undefined && <CodeForm {...props} waitingFor={waitingFor} />}
      <p>
        Text messages can be intercepted, and a number can be taken over: the app is safer. Such a code never
        counts for signing prescriptions, breaking the glass or changing your account.
      </p>
    </Layout>
  )
}

function NoSecondStep(): ReactElement {
  return (
    <>
      <p>You have no second step yet. Set up the authenticator app first.</p>
      <LinkButton href={paths.secondFactorSetup()}>Set up a second step</LinkButton>
    </>
  )
}

function NumberForm({ shell, errors, typed, username }: TextMessagesPageProps): ReactElement {
  return (
    <PostForm action={paths.textMessages()} csrfToken={shell.csrfToken} panel="narrow">
      <TextField
        name="phone"
        label="Mobile number"
        hint="With + and the country code, for example +27 82 555 0101. We send a code to it, to be sure that it is yours"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        width={20}
        value={typed}
        errors={errors}
        required
      />
      <ConfirmYourselfFields errors={errors} username={username} asksForCode />
      <Button>Send me a code</Button>
    </PostForm>
  )
}

function CodeForm({
  shell,
  errors,
  waitingFor,
}: TextMessagesPageProps & { readonly waitingFor: string }): ReactElement {
  return (
    <>
      <PostForm action={paths.confirmTextMessages()} csrfToken={shell.csrfToken} panel="narrow">
        <CodeField
          name="code"
          label="Code from the text message"
          hint={`Six digits, sent to ${waitingFor}. They work for ten minutes`}
          errors={errors}
          required
        />
        <Button>Confirm the number</Button>
      </PostForm>
      <p>
        Nothing came? <a href={`${paths.textMessages()}?another=yes`}>Enter the number again</a>.
      </p>
    </>
  )
}
