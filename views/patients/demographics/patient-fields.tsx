import type { ReactElement } from 'react'
import { Checkbox } from '../../components/fields/checkbox.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { RadioGroup } from '../../components/fields/radio-group.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { useWords } from '../../use-words.ts'

const sexes = [
  { value: 'female', label: 'Female' },
  { value: 'male', label: 'Male' },
  { value: 'other', label: 'Other' },
  { value: 'unknown', label: 'Not known' },
]

export type PatientFieldsProps = {
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** The facility's date. */
  readonly today: string
  /** Whether the reader may write medical history and allergies. */
  readonly clinical: boolean
}

/** The fields of who a patient is, for registering and for changing. */
export function PatientFields({ typed, errors, today, clinical }: PatientFieldsProps): ReactElement {
  const { say } = useWords()

  return (
    <>
      <fieldset className="mg-fieldset">
        <legend className="mg-fieldset__legend">{say('patients.patient-fields.who-it-is')}</legend>
        <div className="mg-field-row">
          <TextField
            name="givenName"
            label={say('patients.patient-fields.given-names')}
            value={typed['givenName']}
            errors={errors}
          />
          <TextField
            name="familyName"
            label={say('patients.patient-fields.family-name')}
            value={typed['familyName']}
            errors={errors}
          />
        </div>
        <Checkbox
          name="onlyOneName"
          label={say('patients.patient-fields.only-name-other-field')}
          errors={errors}
          checked={typed['onlyOneName'] === 'on'}
        />
        <TextField
          name="birthDate"
          label={say('patients.patient-fields.date-birth')}
          hint={say('patients.patient-fields.example-1984-03-27', { today })}
          value={typed['birthDate']}
          errors={errors}
          width={10}
        />
        <Checkbox
          name="birthDateUnknown"
          label={say('patients.patient-fields.date-birth-not-known')}
          errors={errors}
          checked={typed['birthDateUnknown'] === 'on'}
        />
        <TextField
          name="nationalId"
          label={say('patients.patient-fields.national-id')}
          hint={say('patients.patient-fields.6-20-letters-digits')}
          value={typed['nationalId']}
          errors={errors}
          width={20}
          required={false}
        />
        <RadioGroup
          name="sex"
          label={say('patients.patient-fields.sex')}
          value={typed['sex']}
          choices={sexes}
          errors={errors}
          inline
          required
        />
      </fieldset>
      <fieldset className="mg-fieldset">
        <legend className="mg-fieldset__legend">{say('patients.patient-fields.how-reach-them')}</legend>
        <div className="mg-field-row">
          <TextField
            name="phone"
            label={say('patients.patient-fields.phone')}
            type="tel"
            inputMode="tel"
            hint={say('patients.patient-fields.example-082-555-0101')}
            value={typed['phone']}
            errors={errors}
            required={false}
          />
          <TextField
            name="email"
            label={say('patients.patient-fields.e-mail')}
            type="email"
            inputMode="email"
            hint={say('patients.patient-fields.example-name-example-org')}
            value={typed['email']}
            errors={errors}
            required={false}
          />
        </div>
        <TextArea
          name="address"
          label={say('patients.patient-fields.address')}
          value={typed['address']}
          errors={errors}
          rows={4}
          required={false}
        />
      </fieldset>
      {clinical && (
        <fieldset className="mg-fieldset">
          <legend className="mg-fieldset__legend">{say('patients.patient-fields.medical')}</legend>
          <TextArea
            name="medicalHistory"
            label={say('patients.patient-fields.medical-history')}
            value={typed['medicalHistory']}
            errors={errors}
            rows={5}
            required={false}
          />
          <TextArea
            name="allergies"
            label={say('patients.patient-fields.allergies')}
            hint={say('patients.patient-fields.one-on-each-line')}
            value={typed['allergies']}
            errors={errors}
            rows={3}
            required={false}
          />
        </fieldset>
      )}
    </>
  )
}
