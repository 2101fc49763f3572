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
  const { say } = shell.words
  const recorded = Boolean(identity.death)
  const heading = recorded ? say('patients.death.correct-death') : say('patients.death.record-death')
  return (
    <Layout shell={shell} title={heading} patient={{ identity, today }}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={heading}
        back={{ href: back, label: say('patients.death.back-record') }}
        lead={say('patients.death.after-date-age-no')}
      />
      <PostForm action={action} csrfToken={shell.csrfToken} panel="narrow" hidden={{ version }}>
        <RadioGroup
          name="died"
          label={say('patients.death.patient-died')}
          value={typed['died']}
          choices={[
            { value: 'yes', label: say('patients.death.yes') },
            { value: 'no', label: say('patients.death.no-patient-lives') },
          ]}
          errors={errors}
          required
        />
        <TextField
          name="diedOn"
          label={say('patients.death.date-death')}
          hint={say('patients.death.example-2025-03-31')}
          value={typed['diedOn']}
          errors={errors}
          width={10}
          required={false}
        />
        {recorded && (
          <TextArea
            name="reason"
            label={say('patients.death.why-recorded-changed')}
            value={typed['reason']}
            errors={errors}
            rows={3}
            required
          />
        )}
        <ButtonGroup>
          <Button>{say('patients.death.save')}</Button>
          <a className="nhsuk-link" href={back}>
            {say('patients.death.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
