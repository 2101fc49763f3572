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
  return (
    <Layout shell={shell} title="Break the glass">
      <ErrorSummary errors={errors} />
      <PageHeading heading="Break the glass" caption={`Record ${recordNumber}`} />
      <AlertCallout tone="warning" heading="For emergencies only">
        <p>
          You get access to this record for 60 minutes. The security team is told at once, your use is
          reviewed, and the patient can see it.
        </p>
      </AlertCallout>
      <PostForm action={action} csrfToken={shell.csrfToken} panel="wide">
        <AskFields
          typed={typed}
          errors={errors}
          choices={reasonChoices}
          codeLabel="Why is this an emergency?"
          reasonLabel="Why do you need this record now?"
          reasonHint="At least 15 characters. Reviewers read it, and the patient can."
          asksForCode={asksForCode}
        />
        <ButtonGroup>
          <Button variant="warning">Open the record</Button>
          <a className="nhsuk-link" href="/">
            Cancel
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
