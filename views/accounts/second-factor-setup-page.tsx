import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button } from '../components/button.tsx'
import { CodeField } from '../components/code-field.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { FieldError } from '../components/field.ts'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'

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
  return (
    <Layout shell={shell} title="Set up your second step">
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="Set up your second step"
        lead={
          needed
            ? 'Your role needs a code from an authenticator app each time you sign in.'
            : 'It counts as soon as you have entered the first code. Every other session of yours then ends.'
        }
      />
      <ol className="mg-steps">
        <li>
          <h2 className="nhsuk-heading-s">Scan this with your authenticator app</h2>
          {/* Our own server drew the drawing, from nothing that anyone typed. */}
          <figure
            className="mg-qr"
            aria-label="QR code for your authenticator app"
            dangerouslySetInnerHTML={{ __html: qrSvg }}
          />
          <p>Cannot scan? Type this key into the app:</p>
          <p className="mg-secret">{inGroups(secretForTyping)}</p>
        </li>
        <li>
          <h2 className="nhsuk-heading-s">Enter the code it shows</h2>
          <PostForm action={paths.secondFactorSetup()} csrfToken={shell.csrfToken} panel="narrow">
            <CodeField name="code" label="One-time code" hint="Six digits" errors={errors} required />
            <Button>Confirm</Button>
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
