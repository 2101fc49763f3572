import type { ReactElement } from 'react'
import { AlertCallout } from '../components/alert-callout.tsx'
import { Button, ButtonGroup } from '../components/button.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'
import { AskFields } from './ask-fields.tsx'
import { reasonChoices } from './reasons.ts'

export type BreakGlassPageProps = {
  readonly shell: Shell
  /** The record number only: nothing of the patient is shown before the glass is broken. */
  readonly recordNumber: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly action: string
  /** Whether the last code is too old, so that one is asked for here. */
  readonly asksForCode: boolean
}

/** Asking for emergency access: one page, for somebody in a hurry. */
export function BreakGlassPage(props: BreakGlassPageProps): ReactElement {
  const { shell, recordNumber, typed, errors, action, asksForCode } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('emergency-access.break-glass.break-glass')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('emergency-access.break-glass.break-glass')}
        caption={say('emergency-access.break-glass.record', { recordNumber })}
      />
      <AlertCallout tone="warning" heading={say('emergency-access.break-glass.emergencies-only')}>
        <p>{say('emergency-access.break-glass.get-access-record-60')}</p>
      </AlertCallout>
      <PostForm action={action} csrfToken={shell.csrfToken} panel="wide">
        <AskFields
          typed={typed}
          errors={errors}
          choices={reasonChoices(props.shell.words)}
          codeLabel={say('emergency-access.break-glass.why-emergency')}
          reasonLabel={say('emergency-access.break-glass.why-do-need-record')}
          reasonHint={say('emergency-access.break-glass.least-15-characters-reviewers')}
          asksForCode={asksForCode}
        />
        <ButtonGroup>
          <Button variant="warning">{say('emergency-access.break-glass.open-record')}</Button>
          <a className="nhsuk-link" href="/">
            {say('emergency-access.break-glass.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
