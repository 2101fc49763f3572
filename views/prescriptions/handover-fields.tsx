import type { ReactElement } from 'react'
import { Details } from '../components/details.tsx'
import { DateField } from '../components/fields/date-field.tsx'
import { errorFor, type FieldError } from '../components/fields/field.ts'
import { RadioGroup } from '../components/fields/radio-group.tsx'
import { SelectField } from '../components/fields/select-field.tsx'
import { TextArea } from '../components/fields/text-area.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { useWords } from '../use-words.ts'
import type { Substitute } from './handover.ts'

export type HandoverFieldsProps = {
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** The facility’s date, YYYY-MM-DD: a batch that ended before it is not handed over. */
  readonly today: string
  /** What may be handed over for the product that was prescribed. */
  readonly substitutes: readonly Substitute[]
}

/** What is said of a supply beside its quantity: batch, another product, counselling, and who came for it. */
export function HandoverFields({ typed, errors, today, substitutes }: HandoverFieldsProps): ReactElement {
  const { say } = useWords()
  const wrong = (...names: readonly string[]) =>
    names.some((name) => errorFor(errors, name) !== undefined || (typed[name] ?? '') !== '')
  return (
    <>
      <div className="mg-field-row">
        <TextField
          name="batch"
          label={say('pharmacy.form.batch')}
          value={typed['batch']}
          errors={errors}
          required={false}
          width={20}
        />
        <DateField
          name="batchExpiresOn"
          label={say('pharmacy.form.batch-expires')}
          value={typed['batchExpiresOn']}
          min={today}
          offersNone
          errors={errors}
          required={false}
        />
      </div>
      {substitutes.length > 0 && (
        <Details
          summary={say('pharmacy.form.substitute')}
          open={wrong('givenMedicationId', 'substitutionReason')}
        >
          <SelectField
            name="givenMedicationId"
            label={say('pharmacy.form.product')}
            hint={say('pharmacy.form.product-hint')}
            emptyLabel={say('pharmacy.form.as-prescribed')}
            value={typed['givenMedicationId']}
            choices={substitutes.map(({ id, name }) => ({ value: id, label: name }))}
            errors={errors}
            required={false}
          />
          <TextField
            name="substitutionReason"
            label={say('pharmacy.form.substitution-reason')}
            value={typed['substitutionReason']}
            errors={errors}
            required={false}
          />
        </Details>
      )}
      <RadioGroup
        name="counselling"
        label={say('pharmacy.form.counselling')}
        inline
        value={typed['counselling']}
        choices={[
          { value: 'given', label: say('pharmacy.form.counselling-given') },
          { value: 'declined', label: say('pharmacy.form.counselling-declined') },
        ]}
        errors={errors}
        required={false}
      />
      <TextArea
        name="counsellingNote"
        label={say('pharmacy.form.counselling-note')}
        value={typed['counsellingNote']}
        rows={2}
        errors={errors}
        required={false}
      />
      <RadioGroup
        name="collectedBy"
        label={say('pharmacy.form.collected-by')}
        inline
        value={typed['collectedBy']}
        choices={[
          { value: 'patient', label: say('pharmacy.form.collected-by-patient') },
          { value: 'other', label: say('pharmacy.form.collected-by-other') },
        ]}
        errors={errors}
        required={false}
      />
      <Details
        summary={say('pharmacy.form.other-person')}
        open={wrong('collectorName', 'collectorRelation', 'collectorIdSeen')}
      >
        <TextField
          name="collectorName"
          label={say('pharmacy.form.collector-name')}
          value={typed['collectorName']}
          errors={errors}
          required={false}
        />
        <div className="mg-field-row">
          <TextField
            name="collectorRelation"
            label={say('pharmacy.form.collector-relation')}
            value={typed['collectorRelation']}
            errors={errors}
            required={false}
            width={20}
          />
          <TextField
            name="collectorIdSeen"
            label={say('pharmacy.form.collector-id')}
            hint={say('pharmacy.form.collector-id-hint')}
            value={typed['collectorIdSeen']}
            errors={errors}
            required={false}
            width={20}
          />
        </div>
      </Details>
    </>
  )
}
