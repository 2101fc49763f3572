import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { Layout, type Shell } from '../../layout.tsx'
import { tag } from '../../words/tag.ts'

export type InvitationPageProps = {
  readonly shell: Shell
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly action: string
}

/** Making an account of one's own with an invitation. */
export function InvitationPage({ shell, typed, errors, action }: InvitationPageProps): ReactElement {
  const { say, sayRich } = shell.words

  return (
    <Layout shell={shell} title={say('patients.invitation.your-invitation')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('patients.invitation.your-invitation')}
        lead={
          <>
            {sayRich('patients.invitation.code-front-desk-make', {
              link: tag('a', { href: `${paths.login()}?next=${encodeURIComponent(paths.ownRecords())}` }),
            })}
          </>
        }
      />
      <PostForm action={action} csrfToken={shell.csrfToken} panel="narrow">
        <TextField
          name="code"
          label={say('patients.invitation.code')}
          hint={say('patients.invitation.example-7k2md-9qx4b')}
          errors={errors}
          required
        />
        <TextField
          name="username"
          label={say('patients.invitation.username')}
          hint={say('patients.invitation.sign-letters-digits-dots')}
          autoComplete="username"
          value={typed['username']}
          errors={errors}
          required
        />
        <TextField
          name="email"
          label={say('patients.invitation.e-mail-address')}
          hint={say('patients.invitation.link-choose-password-goes')}
          type="email"
          autoComplete="email"
          value={typed['email']}
          errors={errors}
          required
        />
        <Button>{say('patients.invitation.make-account')}</Button>
      </PostForm>
    </Layout>
  )
}
