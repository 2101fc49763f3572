import type { ReactElement } from 'react'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { TextArea } from '../components/fields/text-area.tsx'
import { Layout, type Shell } from '../layout.tsx'

export type ExtendPageProps = {
  readonly shell: Shell
  /** Null where it is for one's own work. */
  readonly recordNumber: string | null
  /** By the facility's clock. */
  readonly endsAt: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly action: string
  readonly backHref: string
}

/** Asking for another hour of emergency access. */
export function ExtendPage(props: ExtendPageProps): ReactElement {
  const { shell, recordNumber, endsAt, typed, errors, action, backHref } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('emergency-access.extend.extend-access')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('emergency-access.extend.extend-access')}
        caption={
          recordNumber === null
            ? say('emergency-access.extend.own-work-outside-hours')
            : say('emergency-access.extend.record', { recordNumber })
        }
        back={{ href: backHref, label: say('emergency-access.extend.emergency-access') }}
        lead={say('emergency-access.extend.emergency-access-ends-extend', { endsAt })}
      />
      <PostForm action={action} csrfToken={shell.csrfToken} panel="wide">
        <TextArea
          name="reason"
          label={say('emergency-access.extend.why-do-need-time')}
          hint={say('emergency-access.extend.least-15-characters-reviewers')}
          value={typed['reason']}
          errors={errors}
          rows={3}
          required
        />
        <Button variant="warning">{say('emergency-access.extend.extend-60-minutes')}</Button>
      </PostForm>
    </Layout>
  )
}
