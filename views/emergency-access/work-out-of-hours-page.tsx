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
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('emergency-access.work-out-of-hours.work-outside-hours')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('emergency-access.work-out-of-hours.work-outside-hours')}
        caption={say('emergency-access.work-out-of-hours.emergency-access')}
      />
      <AlertCallout tone="warning" heading={say('emergency-access.work-out-of-hours.emergencies-only')}>
        <p>{say('emergency-access.work-out-of-hours.60-minutes-do-usual')}</p>
        {unlimited && (
          <p>
            <strong>{say('emergency-access.work-out-of-hours.do-not-need')}</strong> your hours and networks
            are not limited.
          </p>
        )}
      </AlertCallout>
      <PostForm action={action} csrfToken={shell.csrfToken} panel="wide">
        <AskFields
          typed={typed}
          errors={errors}
          choices={ownWorkReasonChoices(props.shell.words)}
          codeLabel={say('emergency-access.work-out-of-hours.why-emergency')}
          reasonLabel={say('emergency-access.work-out-of-hours.why-do-need-work')}
          reasonHint={say('emergency-access.work-out-of-hours.least-15-characters-reviewers')}
          asksForCode={asksForCode}
        />
        <ButtonGroup>
          <Button variant="warning">{say('emergency-access.work-out-of-hours.start-working')}</Button>
          <a className="nhsuk-link" href="/">
            {say('emergency-access.work-out-of-hours.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
