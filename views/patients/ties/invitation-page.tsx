import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import type { FieldError } from '../../components/field.ts'
import { PostForm } from '../../components/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { TextField } from '../../components/text-field.tsx'
import { Layout, type Shell } from '../../layout.tsx'

export type InvitationPageProps = {
  readonly shell: Shell
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly action: string
}

/** Making an account of one's own with an invitation. */
export function InvitationPage({ shell, typed, errors, action }: InvitationPageProps): ReactElement {
  return (
    <Layout shell={shell} title="Your invitation">
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="Your invitation"
        lead={
          <>
            With the code from the front desk you make an account to read your record. If you have an account,{' '}
            <a href={`${paths.login()}?next=${encodeURIComponent(paths.ownRecords())}`}>sign in</a> and enter
            the code there.
          </>
        }
      />
      <PostForm action={action} csrfToken={shell.csrfToken} panel="narrow">
        <TextField name="code" label="Code" hint="For example 7K2MD-9QX4B" errors={errors} required />
        <TextField
          name="username"
          label="Username"
          hint="You sign in with it: letters, digits, dots and dashes"
          autoComplete="username"
          value={typed['username']}
          errors={errors}
          required
        />
        <TextField
          name="email"
          label="E-mail address"
          hint="A link to choose a password goes there"
          type="email"
          autoComplete="email"
          value={typed['email']}
          errors={errors}
          required
        />
        <Button>Make my account</Button>
      </PostForm>
    </Layout>
  )
}
