import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Tag } from '../../components/tag.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { Layout, type Shell } from '../../layout.tsx'
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
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('accounts.own-email.e-mail-address')} wide>
      <ErrorSummary errors={errors} />
      <PageHeading heading={say('accounts.own-email.your-account')} />
      <AccountNavigation current={paths.ownEmail()} />
      <h2 className="nhsuk-heading-m">{say('accounts.own-email.e-mail-address')}</h2>
      <p>
        {current === null ? (
          say('accounts.own-email.none-yet-without-cannot')
        ) : (
          <>
            <strong>{current}</strong>{' '}
            {confirmed ? (
              <Tag tone="success">{say('accounts.own-email.confirmed')}</Tag>
            ) : (
              <Tag tone="warning">{say('accounts.own-email.not-confirmed-yet-no')}</Tag>
            )}
          </>
        )}
      </p>
      <PostForm action={paths.ownEmail()} csrfToken={shell.csrfToken} panel="narrow">
        <TextField
          name="email"
          label={
            confirmed
              ? say('accounts.own-email.new-e-mail-address')
              : say('accounts.own-email.e-mail-address-confirmed')
          }
          hint={say('accounts.own-email.we-send-link-sure')}
          type="email"
          inputMode="email"
          autoComplete="email"
          value={typed === '' && !confirmed ? (current ?? '') : typed}
          errors={errors}
          required
        />
        <ConfirmYourselfFields errors={errors} username={username} asksForCode={asksForCode} />
        <Button>{say('accounts.own-email.send-me-link')}</Button>
      </PostForm>
    </Layout>
  )
}
