import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { FieldError } from '../components/field.ts'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'
import { ConfirmYourselfFields } from './confirm-yourself-fields.tsx'

export type DisableSecondFactorPageProps = {
  readonly shell: Shell
  readonly errors: readonly FieldError[]
  readonly username: string
}

/** Turning one's own second step off. */
export function DisableSecondFactorPage(props: DisableSecondFactorPageProps): ReactElement {
  const { shell, errors, username } = props
  return (
    <Layout shell={shell} title="Turn off your second step">
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="Turn off your second step"
        lead="Your password alone will then let anyone in who knows it. Your backup codes stop working, and every other session of yours ends."
        back={{ href: paths.ownSecondFactor(), label: 'Your second step' }}
      />
      <PostForm action={paths.disableSecondFactor()} csrfToken={shell.csrfToken} panel="narrow">
        <ConfirmYourselfFields errors={errors} username={username} asksForCode />
        <Button variant="warning">Turn it off</Button>
      </PostForm>
    </Layout>
  )
}
