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
import { DiagnosisFields, FoundCodes } from './diagnosis-fields.tsx'
import type { DiagnosisOffers } from './diagnosis-offers.ts'
import { NotePartFields } from './note-parts.tsx'
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
  readonly offers: DiagnosisOffers
  /** The script that offers codes while one types. */
  readonly script: string
  /** Set when it replaces an encounter that was recorded before. */
  readonly amends?: boolean | undefined
  /** No time of day is known of what is amended: a field for dates and times cannot hold that. */
  readonly withoutTime?: boolean | undefined
}

/** What Enter presses in a field: the first button of the form, which must be the one that records and not one that searches. */
const ImplicitButton = (): ReactElement => (
  <button type="submit" className="nhsuk-u-visually-hidden" tabIndex={-1} aria-hidden="true" />
)

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
    offers,
    script,
    amends = false,
    withoutTime = false,
  } = props
  const { say } = shell.words
  const heading = amends
    ? say('patients.encounter-form.amend-encounter')
    : say('patients.encounter-form.new-encounter')
  return (
    <Layout shell={shell} title={heading} patient={{ identity, today }}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={heading}
        back={{ href: chartHref, label: say('patients.encounter-form.back-chart') }}
        lead={amends ? say('patients.encounter-form.recorded-before-kept-marked') : undefined}
      />
      <FoundCodes offers={offers} />
      <PostForm action={action} csrfToken={shell.csrfToken} panel="wide" sentByKeys>
        <ImplicitButton />
        <SelectField
          name="kind"
          label={say('patients.encounter-form.kind')}
          value={typed['kind']}
          choices={encounterKindChoices(shell.words)}
          errors={errors}
          required
        />
        {withoutTime ? (
          <TextField
            name="occurredAt"
            label={say('patients.encounter-form.when')}
            hint={say('patients.encounter-form.far-known-example-2025')}
            value={typed['occurredAt']}
            width={20}
            errors={errors}
            required
          />
        ) : (
          <MomentField
            name="occurredAt"
            label={say('patients.encounter-form.when')}
            typed={typed}
            which={which}
            errors={errors}
            required
          />
        )}
        <ReasonAfterDeathField identity={identity} typed={typed} errors={errors} />
        <TextField
          name="reason"
          label={say('patients.encounter-form.reason')}
          value={typed['reason']}
          errors={errors}
          spellCheck
          required={false}
        />
        <TextArea
          name="notes"
          label={say('patients.encounter-form.notes')}
          value={typed['notes']}
          errors={errors}
          rows={8}
          required={false}
        />
        <NotePartFields typed={typed} errors={errors} />
        <DiagnosisFields typed={typed} errors={errors} offers={offers} />
        <ButtonGroup>
          <Button>
            {amends
              ? say('patients.encounter-form.record-amendment')
              : say('patients.encounter-form.record-encounter')}
          </Button>
          <a className="nhsuk-link" href={chartHref}>
            {say('patients.encounter-form.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
      <script type="module" nonce={shell.nonce} src={script} />
    </Layout>
  )
}
