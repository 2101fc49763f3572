import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Button } from '../../components/button.tsx'
import { CodeField } from '../../components/fields/code-field.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Layout, type Shell } from '../../layout.tsx'

export type SecondFactorSetupPageProps = {
  readonly shell: Shell
  readonly errors: readonly FieldError[]
  /** An SVG element that our own server drew; it is put into the page as it is. */
  readonly qrSvg: string
  /** The same secret in base32, for typing. */
  readonly secretForTyping: string
  /** Whether nothing else opens before. */
  readonly needed: boolean
}

/** Sets up the second step: scan, then prove it by one code. The secret is shown this once. */
export function SecondFactorSetupPage(props: SecondFactorSetupPageProps): ReactElement {
  const { shell, errors, qrSvg, secretForTyping, needed } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('accounts.second-factor-setup.set-up-second-step')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('accounts.second-factor-setup.set-up-second-step')}
        lead={
          needed
            ? say('accounts.second-factor-setup.role-needs-code-authenticator')
            : say('accounts.second-factor-setup.counts-soon-entered-first')
        }
      />
      <ol className="mg-steps">
        <li>
          <h2 className="nhsuk-heading-s">{say('accounts.second-factor-setup.scan-authenticator-app')}</h2>
          {/* Our own server drew the drawing, from nothing that anyone typed. */}
          <figure
            className="mg-qr"
            aria-label={say('accounts.second-factor-setup.qr-code-authenticator-app')}
            dangerouslySetInnerHTML={{ __html: qrSvg }}
          />
          <p>{say('accounts.second-factor-setup.cannot-scan-type-key')}</p>
          <p className="mg-secret">{inGroups(secretForTyping)}</p>
        </li>
        <li>
          <h2 className="nhsuk-heading-s">{say('accounts.second-factor-setup.enter-code-shows')}</h2>
          <PostForm action={paths.secondFactorSetup()} csrfToken={shell.csrfToken} panel="narrow">
            <CodeField
              name="code"
              label={say('accounts.second-factor-setup.time-code')}
              hint={say('accounts.second-factor-setup.six-digits')}
              errors={errors}
              required
            />
            <Button>{say('accounts.second-factor-setup.confirm')}</Button>
          </PostForm>
        </li>
      </ol>
    </Layout>
  )
}

/** Four characters at a time, so that the key can be typed without losing the place. */
function inGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret
}
