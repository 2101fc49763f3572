import type { ReactElement } from 'react'
import { routeCodes } from '../../config/administration-routes.ts'
import { DateField } from '../components/fields/date-field.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { SelectField } from '../components/fields/select-field.tsx'
import { TextArea } from '../components/fields/text-area.tsx'
import { useWords } from '../use-words.ts'
import type { Say } from '../words/words.ts'
import type { SafetyComparison } from './safety-comparison.ts'
import { TextField } from '../components/fields/text-field.tsx'

/** A medicine to choose, compared with the patient's allergies and with what they take. */
export type MedicationOption = {
  readonly id: string
  readonly name: string
  readonly check: SafetyComparison
}

export type PrescriptionFieldsProps = {
  readonly medications: readonly MedicationOption[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** The facility's date, and the latest that may be entered, as YYYY-MM-DD. */
  readonly today: string
  readonly lastDay: string
  /** What speaks against the chosen medicine, so that the form asks why it is given. */
  readonly asksForReason?: 'allergy' | 'medicine' | undefined
}

/** A medicine's name, with the allergies and the other medicines that speak against it. */
function optionLabel(name: string, { allergies, medicines }: SafetyComparison, say: Say): string {
  const against = allergies.conflicts
    .filter(({ level }) => level !== 'caution')
    .map(({ substance }) => substance)
  const taken = medicines.conflicts.filter(({ level }) => level !== 'caution').map(({ other }) => other)
  const told = [
    ...(against.length === 0 ? [] : [say('prescriptions.option.allergy', { names: against.join(', ') })]),
    ...(taken.length === 0 ? [] : [say('prescriptions.option.dangerous-with', { names: taken.join(', ') })]),
  ]
  return told.length === 0 ? name : `${name} (${told.join('; ')})`
}

/** Everything that is entered of a prescription. */
export function PrescriptionFields(props: PrescriptionFieldsProps): ReactElement {
  const { medications, typed, errors, today, lastDay, asksForReason } = props
  const { say } = useWords()
  return (
    <>
      <SelectField
        name="medicationId"
        label={say('prescriptions.prescription-fields.medicine')}
        emptyLabel={say('prescriptions.prescription-fields.choose-medicine')}
        value={typed['medicationId']}
        choices={medications.map(({ id, name, check }) => ({
          value: id,
          label: optionLabel(name, check, say),
        }))}
        errors={errors}
        required
      />
      {asksForReason !== undefined && (
        <TextArea
          name="overrideReason"
          label={say('prescriptions.override.label')}
          hint={say(`prescriptions.override.hint-${asksForReason}`)}
          value={typed['overrideReason']}
          rows={2}
          errors={errors}
          required
        />
      )}
      <TextField
        name="dose"
        label={say('prescriptions.prescription-fields.dose')}
        hint={say('prescriptions.prescription-fields.unit-example-1-tablet')}
        value={typed['dose']}
        width={20}
        errors={errors}
        required
      />
      <SelectField
        name="route"
        label={say('prescriptions.prescription-fields.how-given')}
        value={typed['route']}
        emptyLabel={say('prescriptions.prescription-fields.choose-how-given')}
        choices={routeCodes.map((code) => ({ value: code, label: say(`code.route.${code}`) }))}
        errors={errors}
        required
      />
      <TextField
        name="frequency"
        label={say('prescriptions.prescription-fields.how-often')}
        hint={say('prescriptions.prescription-fields.example-three-times-day')}
        value={typed['frequency']}
        errors={errors}
        required
      />
      <TextField
        name="quantity"
        label={say('prescriptions.prescription-fields.quantity-time-dispensed')}
        hint={say('prescriptions.prescription-fields.number-tablets-millilitres-inhalers')}
        value={typed['quantity']}
        inputMode="numeric"
        width={5}
        errors={errors}
        required
      />
      <TextField
        name="repeats"
        label={say('prescriptions.prescription-fields.repeats')}
        hint={say('prescriptions.prescription-fields.how-often-dispensed-again')}
        value={typed['repeats']}
        inputMode="numeric"
        width={3}
        errors={errors}
        required
      />
      <TextField
        name="repeatAfterDays"
        label={say('prescriptions.prescription-fields.days-between-repeats')}
        hint={say('prescriptions.prescription-fields.left-empty-dose-frequency')}
        value={typed['repeatAfterDays']}
        inputMode="numeric"
        width={3}
        errors={errors}
        required={false}
      />
      <DateField
        name="expiresOn"
        label={say('prescriptions.prescription-fields.valid-until')}
        hint={say('prescriptions.prescription-fields.last-day-dispensed-year')}
        value={typed['expiresOn']}
        min={today}
        max={lastDay}
        errors={errors}
        required
      />
      <TextArea
        name="instructions"
        label={say('prescriptions.prescription-fields.instructions')}
        hint={say('prescriptions.prescription-fields.patient-pharmacist')}
        value={typed['instructions']}
        rows={3}
        errors={errors}
        required={false}
      />
    </>
  )
}
