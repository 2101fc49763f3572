import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Layout, type Shell } from '../../layout.tsx'
import { ConfirmYourselfFields, type ConfirmYourselfFieldsProps } from './confirm-yourself-fields.tsx'

/** Asks who one is once more, before a second step is set up. */
export function ConfirmYourselfPage({
  shell,
  ...fields
}: { readonly shell: Shell } & ConfirmYourselfFieldsProps): ReactElement {
  const { say } = shell.words

  const heading = say(
    fields.asksForCode ? 'accounts.confirm-yourself.another-app' : 'accounts.confirm-yourself.set-up',
  )
  return (
    <Layout shell={shell} title={heading}>
      <ErrorSummary errors={fields.errors} />
      <PageHeading
        heading={heading}
        lead={
          fields.asksForCode
            ? say('accounts.confirm-yourself.first-confirm-app-use')
            : say('accounts.confirm-yourself.first-confirm-need-authenticator')
        }
        back={{ href: paths.ownSecondFactor(), label: say('accounts.confirm-yourself.second-step') }}
      />
      <PostForm action={paths.secondFactorSetup()} csrfToken={shell.csrfToken} panel="narrow">
        <ConfirmYourselfFields {...fields} />
        <Button>{say('accounts.confirm-yourself.continue')}</Button>
      </PostForm>
    </Layout>
  )
}
