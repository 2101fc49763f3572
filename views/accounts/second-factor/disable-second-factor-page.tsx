import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Layout, type Shell } from '../../layout.tsx'
import { ConfirmYourselfFields } from '../own/confirm-yourself-fields.tsx'

export type DisableSecondFactorPageProps = {
  readonly shell: Shell
  readonly errors: readonly FieldError[]
  readonly username: string
}

/** Turning one's own second step off. */
export function DisableSecondFactorPage(props: DisableSecondFactorPageProps): ReactElement {
  const { shell, errors, username } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('accounts.disable-second-factor.turn-off-second-step')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('accounts.disable-second-factor.turn-off-second-step')}
        lead={say('accounts.disable-second-factor.password-alone-let-anyone')}
        back={{ href: paths.ownSecondFactor(), label: say('accounts.disable-second-factor.second-step') }}
      />
      <PostForm action={paths.disableSecondFactor()} csrfToken={shell.csrfToken} panel="narrow">
        <ConfirmYourselfFields errors={errors} username={username} asksForCode />
        <Button variant="warning">{say('accounts.disable-second-factor.turn-off')}</Button>
      </PostForm>
    </Layout>
  )
}
