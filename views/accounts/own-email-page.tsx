import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { FieldError } from '../components/field.ts'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Tag } from '../components/tag.tsx'
import { TextField } from '../components/text-field.tsx'
import { Layout, type Shell } from '../layout.tsx'
import { AccountNavigation } from './account-navigation.tsx'
import { ConfirmYourselfFields } from './confirm-yourself-fields.tsx'

export type OwnEmailPageProps = {
  readonly shell: Shell
  readonly errors: readonly FieldError[]
  readonly current: string | null
  readonly confirmed: boolean
  readonly typed: string
  readonly username: string
  readonly asksForCode: boolean
}

/** Changes one's own e-mail address. */
export function OwnEmailPage(props: OwnEmailPageProps): ReactElement {
  const { shell, errors, current, confirmed, typed, username, asksForCode } = props
  return (
    <Layout shell={shell} title="Your e-mail address" wide>
      <ErrorSummary errors={errors} />
      <PageHeading heading="Your account" />
      <AccountNavigation current={paths.ownEmail()} />
      <h2 className="nhsuk-heading-m">Your e-mail address</h2>
      <p>
        {current === null ? (
          'You have none yet. Without one you cannot get a new password by mail.'
        ) : (
          <>
            <strong>{current}</strong>{' '}
            {confirmed ? (
              <Tag tone="success">Confirmed</Tag>
            ) : (
              <Tag tone="warning">Not confirmed yet: no new password goes there</Tag>
            )}
          </>
        )}
      </p>
      <PostForm action={paths.ownEmail()} csrfToken={shell.csrfToken} panel="narrow">
        <TextField
          name="email"
          label={confirmed ? 'New e-mail address' : 'E-mail address to be confirmed'}
          hint="We send a link to it, to be sure that it is yours"
          type="email"
          inputMode="email"
          autoComplete="email"
          value={typed === '' && !confirmed ? (current ?? '') : typed}
          errors={errors}
          required
        />
        <ConfirmYourselfFields errors={errors} username={username} asksForCode={asksForCode} />
        <Button>Send me a link</Button>
      </PostForm>
    </Layout>
  )
}
