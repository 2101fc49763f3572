import type { ReactElement } from 'react'
import { Button, ButtonGroup } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Columns } from '../components/columns.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { FilterForm } from '../components/forms/filter-form.tsx'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import type { TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { allergyTone } from '../patients/clinical/allergy-card.ts'
import { AllergyList } from '../patients/clinical/allergy-list.tsx'
import { ReasonAfterDeathField } from '../patients/demographics/reason-after-death-field.tsx'
import { PrescriptionFields, type MedicationOption } from './prescription-fields.tsx'
import { MedicineWarning } from './medicine-warning.tsx'
import { AllergyWarning } from './prescription-warnings.tsx'
import type { PatientSafety } from './prescription.ts'
import type { SafetyComparison } from './safety-comparison.ts'
import { TakenMedicines } from './taken-medicines.tsx'
import { useWords } from '../use-words.ts'

export type PrescriptionFormPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly today: string
  readonly lastDay: string
  readonly safety: PatientSafety
  readonly medications: readonly MedicationOption[]
  /** A part of the name by which the medicines were narrowed, where there are too many to choose from. */
  readonly filter?: { readonly text: string; readonly more: boolean } | undefined
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly action: string
  readonly chartHref: string
}

/** Writes a prescription. Allergies and what the patient takes stand beside the form, and on every medicine that they speak against. */
export function PrescriptionFormPage(props: PrescriptionFormPageProps): ReactElement {
  const { shell, time, today, safety, medications, filter, typed, errors, action, chartHref } = props
  const { say } = shell.words
  const chosen = medications.find((medication) => medication.id === typed['medicationId'])
  return (
    <Layout
      shell={shell}
      title={say('prescriptions.prescription-form.new-prescription')}
      wide
      patient={{ identity: safety.identity, today }}
    >
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('prescriptions.prescription-form.new-prescription')}
        back={{ href: chartHref, label: say('prescriptions.prescription-form.back-chart') }}
        lead={say('prescriptions.prescription-form.sign-next-page-until')}
      />
      {chosen !== undefined && (
        <>
          <AllergyWarning check={chosen.check.allergies} />
          <MedicineWarning check={chosen.check.medicines} />
        </>
      )}
      <Columns
        sideFirst
        side={
          <>
            <Allergies safety={safety} time={time} />
            <TakenMedicines takes={safety.takes} />
          </>
        }
        main={
          <>
            {filter !== undefined && (
              <MedicationFilter action={action} found={medications.length} {...filter} />
            )}
            {medications.length === 0 && filter === undefined ? (
              <EmptyState heading={say('prescriptions.prescription-form.catalogue-medicines-empty')}>
                {say('prescriptions.prescription-form.ask-administrator-fill-prescribe')}
              </EmptyState>
            ) : (
              <PostForm
                action={
                  filter === undefined || filter.text === ''
                    ? action
                    : `${action}?${new URLSearchParams({ medication: filter.text }).toString()}`
                }
                csrfToken={shell.csrfToken}
                panel="wide"
              >
                <ReasonAfterDeathField identity={safety.identity} typed={typed} errors={errors} />
                <PrescriptionFields
                  {...props}
                  asksForReason={chosen === undefined ? undefined : whatAsksForReason(chosen.check)}
                />
                <ButtonGroup>
                  <Button>{say('prescriptions.prescription-form.save-go-sign')}</Button>
                  <a className="nhsuk-link" href={chartHref}>
                    {say('prescriptions.prescription-form.cancel')}
                  </a>
                </ButtonGroup>
              </PostForm>
            )}
          </>
        }
      />
    </Layout>
  )
}

const whatAsksForReason = ({ allergies, medicines }: SafetyComparison): 'allergy' | 'medicine' | undefined =>
  allergies.conflicts.some(({ level }) => level !== 'caution')
    ? 'allergy'
    : medicines.conflicts.some(({ level }) => level !== 'caution')
      ? 'medicine'
      : undefined

function Allergies({ safety, time }: { safety: PatientSafety; time: TimeFormat }): ReactElement {
  const { say } = useWords()

  return (
    <Card heading={say('prescriptions.prescription-form.allergies')} tone={allergyTone(safety)}>
      <AllergyList allergies={safety.allergies} notes={safety.allergyNotes} time={time} />
    </Card>
  )
}

type FilterProps = { action: string; text: string; more: boolean; found: number }

function filterHint({ more, found }: FilterProps): string | undefined {
  if (found === 0) {
    return 'No medicine with this in its name; try a shorter part of it'
  }
  return more ? `The list below shows the first ${found}, and there are more` : undefined
}

function MedicationFilter(props: FilterProps): ReactElement {
  const { say } = useWords()

  const { action, text } = props
  return (
    <FilterForm
      action={action}
      label={say('prescriptions.prescription-form.find-medicine')}
      submitLabel={say('prescriptions.prescription-form.find')}
      clearHref={text === '' ? undefined : action}
    >
      <TextField
        name="medication"
        label={say('prescriptions.prescription-form.find-medicine-part-name')}
        hint={filterHint(props)}
        type="search"
        value={text}
        errors={[]}
      />
    </FilterForm>
  )
}
