import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'
import { ConfirmYourselfFields, type ConfirmYourselfFieldsProps } from './confirm-yourself-fields.tsx'

/** Asks who one is once more, before a second step is set up. */
export function ConfirmYourselfPage({
  shell,
  ...fields
}: { readonly shell: Shell } & ConfirmYourselfFieldsProps): ReactElement {
  const heading = fields.asksForCode ? 'Set up another authenticator app' : 'Set up a second step'
  return (
    <Layout shell={shell} title={heading}>
      <ErrorSummary errors={fields.errors} />
      <PageHeading
        heading={heading}
        lead={
          fields.asksForCode
            ? 'First confirm that it is you. The app you use now keeps working until the new one is set up.'
            : 'First confirm that it is you. Then you need an authenticator app on your phone.'
        }
        back={{ href: paths.ownSecondFactor(), label: 'Your second step' }}
      />
      <PostForm action={paths.secondFactorSetup()} csrfToken={shell.csrfToken} panel="narrow">
        <ConfirmYourselfFields {...fields} />
        <Button>Continue</Button>
      </PostForm>
    </Layout>
  )
}
