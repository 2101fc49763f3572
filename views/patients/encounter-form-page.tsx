import type { ReactElement } from 'react'
import { Button, ButtonGroup } from '../components/button.tsx'
import { DateField } from '../components/date-field.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { FieldError } from '../components/field.ts'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SelectField } from '../components/select-field.tsx'
import { TextArea } from '../components/text-area.tsx'
import { TextField } from '../components/text-field.tsx'
import { Layout, type Shell } from '../layout.tsx'
import type { PatientIdentity } from './chart.ts'
import { encounterKindChoices } from './encounter-kinds.ts'
import { IdentityBanner } from './identity-banner.tsx'
import { ReasonAfterDeathField } from './reason-after-death-field.tsx'

export type EncounterFormPageProps = {
  readonly shell: Shell
  readonly today: string
  readonly identity: PatientIdentity
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly action: string
  readonly chartHref: string
  /** Set when it replaces an encounter that was recorded before. */
  readonly amends?: boolean | undefined
}

/** Records an encounter, or amends one. */
export function EncounterFormPage(props: EncounterFormPageProps): ReactElement {
  const { shell, today, identity, typed, errors, action, chartHref, amends = false } = props
  const heading = amends ? 'Amend the encounter' : 'New encounter'
  return (
    <Layout shell={shell} title={heading}>
      <IdentityBanner identity={identity} today={today} />
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={heading}
        back={{ href: chartHref, label: 'Back to the chart' }}
        lead={amends ? 'What was recorded before is kept, marked as replaced.' : undefined}
      />
      <PostForm action={action} csrfToken={shell.csrfToken} panel="wide">
        <SelectField
          name="kind"
          label="Kind"
          value={typed['kind']}
          choices={encounterKindChoices}
          errors={errors}
          required
        />
        <DateField
          name="occurredAt"
          label="When"
          value={typed['occurredAt']}
          errors={errors}
          withTime
          required
        />
        <ReasonAfterDeathField identity={identity} typed={typed} errors={errors} />
        <TextField name="reason" label="Reason" value={typed['reason']} errors={errors} spellCheck required />
        <TextArea
          name="notes"
          label="Notes"
          value={typed['notes']}
          errors={errors}
          rows={8}
          required={false}
        />
        <TextArea
          name="diagnoses"
          label="Diagnoses"
          hint="One on each line"
          value={typed['diagnoses']}
          errors={errors}
          rows={3}
          required={false}
        />
        <ButtonGroup>
          <Button>{amends ? 'Record the amendment' : 'Record the encounter'}</Button>
          <a className="nhsuk-link" href={chartHref}>
            Cancel
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
