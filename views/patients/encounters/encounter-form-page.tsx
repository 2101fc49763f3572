import type { ReactElement } from 'react'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { MomentField } from '../../components/fields/moment-field.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { SelectField, type Choice } from '../../components/fields/select-field.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { Layout, type Shell } from '../../layout.tsx'
import type { PatientIdentity } from '../chart.ts'
import { encounterKindChoices } from './encounter-kinds.ts'
import { ReasonAfterDeathField } from '../demographics/reason-after-death-field.tsx'

export type EncounterFormPageProps = {
  readonly shell: Shell
  readonly today: string
  readonly identity: PatientIdentity
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** The moments that the time can mean, where they are two. */
  readonly which: readonly Choice[]
  readonly action: string
  readonly chartHref: string
  /** Set when it replaces an encounter that was recorded before. */
  readonly amends?: boolean | undefined
  /** No time of day is known of what is amended: a field for dates and times cannot hold that. */
  readonly withoutTime?: boolean | undefined
}

/** Records an encounter, or amends one. */
export function EncounterFormPage(props: EncounterFormPageProps): ReactElement {
  const {
    shell,
    today,
    identity,
    typed,
    errors,
    which,
    action,
    chartHref,
    amends = false,
    withoutTime = false,
  } = props
  const heading = amends ? 'Amend the encounter' : 'New encounter'
  return (
    <Layout shell={shell} title={heading} patient={{ identity, today }}>
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
        {withoutTime ? (
          <TextField
            name="occurredAt"
            label="When"
            hint="As far as it is known: for example 2025-03-31 14:30, 2025-03-31, 2025-03 or 2025"
            value={typed['occurredAt']}
            width={20}
            errors={errors}
            required
          />
        ) : (
          <MomentField name="occurredAt" label="When" typed={typed} which={which} errors={errors} required />
        )}
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
