import type { ReactElement } from 'react'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { RadioGroup } from '../../components/fields/radio-group.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { Layout, type Shell } from '../../layout.tsx'
import type { PatientIdentity } from '../chart.ts'

export type DeathPageProps = {
  readonly shell: Shell
  readonly today: string
  readonly identity: PatientIdentity
  /** That of the record which the form was filled from. */
  readonly version: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly action: string
  readonly back: string
}

/** Records that a patient has died, corrects when, or takes it back. */
export function DeathPage(props: DeathPageProps): ReactElement {
  const { shell, today, identity, version, typed, errors, action, back } = props
  const recorded = Boolean(identity.death)
  const heading = recorded ? 'Correct the death' : 'Record a death'
  return (
    <Layout shell={shell} title={heading} patient={{ identity, today }}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={heading}
        back={{ href: back, label: 'Back to the record' }}
        lead="After this date the age no longer changes and nothing can be signed or dispensed. An entry about a time after the death needs a reason."
      />
      <PostForm action={action} csrfToken={shell.csrfToken} panel="narrow" hidden={{ version }}>
        <RadioGroup
          name="died"
          label="Has the patient died?"
          value={typed['died']}
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No, the patient lives' },
          ]}
          errors={errors}
          required
        />
        <TextField
          name="diedOn"
          label="Date of death"
          hint="For example 2025-03-31; 2025-03 or 2025 where no more is known; empty where nothing is"
          value={typed['diedOn']}
          errors={errors}
          width={10}
          required={false}
        />
        {recorded && (
          <TextArea
            name="reason"
            label="Why what was recorded is changed"
            value={typed['reason']}
            errors={errors}
            rows={3}
            required
          />
        )}
        <ButtonGroup>
          <Button>Save</Button>
          <a className="nhsuk-link" href={back}>
            Cancel
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
