import type { ReactElement } from 'react'
import { AlertCallout } from '../components/alert-callout.tsx'
import { Button, ButtonGroup } from '../components/button.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'
import { AskFields } from './ask-fields.tsx'
import { ownWorkReasonChoices } from './reasons.ts'

export type WorkOutOfHoursPageProps = {
  readonly shell: Shell
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly action: string
  /** Whether the last code is too old, so that one is asked for here. */
  readonly asksForCode: boolean
  /** Whether this person has neither hours nor networks to be outside of. */
  readonly unlimited: boolean
}

/** Asking for one's own work outside hours and networks: one page, for somebody in a hurry. */
export function WorkOutOfHoursPage(props: WorkOutOfHoursPageProps): ReactElement {
  const { shell, typed, errors, action, asksForCode, unlimited } = props
  return (
    <Layout shell={shell} title="Work outside your hours">
      <ErrorSummary errors={errors} />
      <PageHeading heading="Work outside your hours" caption="Emergency access" />
      <AlertCallout tone="warning" heading="For emergencies only">
        <p>
          For 60 minutes you can do your usual work, for the patients in your own care, at any hour and from
          any network. It opens no other record. The security team is told at once, everything you open is
          recorded, and your use is reviewed.
        </p>
        {unlimited && (
          <p>
            <strong>You do not need this:</strong> your hours and networks are not limited.
          </p>
        )}
      </AlertCallout>
      <PostForm action={action} csrfToken={shell.csrfToken} panel="wide">
        <AskFields
          typed={typed}
          errors={errors}
          choices={ownWorkReasonChoices}
          codeLabel="Why is this an emergency?"
          reasonLabel="Why do you need to work now?"
          reasonHint="At least 15 characters. Reviewers read it."
          asksForCode={asksForCode}
        />
        <ButtonGroup>
          <Button variant="warning">Start working</Button>
          <a className="nhsuk-link" href="/">
            Cancel
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
