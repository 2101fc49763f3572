import type { ReactElement } from 'react'
import { Checkbox } from '../../components/fields/checkbox.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { RadioGroup } from '../../components/fields/radio-group.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { TextField } from '../../components/fields/text-field.tsx'

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
  return (
    <>
      <fieldset className="mg-fieldset">
        <legend className="mg-fieldset__legend">Who it is</legend>
        <div className="mg-field-row">
          <TextField name="givenName" label="Given names" value={typed['givenName']} errors={errors} />
          <TextField name="familyName" label="Family name" value={typed['familyName']} errors={errors} />
        </div>
        <Checkbox
          name="onlyOneName"
          label="Only one name: the other field stays empty"
          errors={errors}
          checked={typed['onlyOneName'] === 'on'}
        />
        <TextField
          name="birthDate"
          label="Date of birth"
          hint={`For example 1984-03-27; 1984-03 or 1984 where no more is known. Today is ${today}`}
          value={typed['birthDate']}
          errors={errors}
          width={10}
        />
        <Checkbox
          name="birthDateUnknown"
          label="Date of birth not known"
          errors={errors}
          checked={typed['birthDateUnknown'] === 'on'}
        />
        <TextField
          name="nationalId"
          label="National id"
          hint="6 to 20 letters and digits"
          value={typed['nationalId']}
          errors={errors}
          width={20}
          required={false}
        />
        <RadioGroup
          name="sex"
          label="Sex"
          value={typed['sex']}
          choices={sexes}
          errors={errors}
          inline
          required
        />
      </fieldset>
      <fieldset className="mg-fieldset">
        <legend className="mg-fieldset__legend">How to reach them</legend>
        <div className="mg-field-row">
          <TextField
            name="phone"
            label="Phone"
            type="tel"
            inputMode="tel"
            hint="For example 082 555 0101"
            value={typed['phone']}
            errors={errors}
            required={false}
          />
          <TextField
            name="email"
            label="E-mail"
            type="email"
            inputMode="email"
            hint="For example name@example.org"
            value={typed['email']}
            errors={errors}
            required={false}
          />
        </div>
        <TextArea
          name="address"
          label="Address"
          value={typed['address']}
          errors={errors}
          rows={4}
          required={false}
        />
      </fieldset>
      {clinical && (
        <fieldset className="mg-fieldset">
          <legend className="mg-fieldset__legend">Medical</legend>
          <TextArea
            name="medicalHistory"
            label="Medical history"
            value={typed['medicalHistory']}
            errors={errors}
            rows={5}
            required={false}
          />
          <TextArea
            name="allergies"
            label="Allergies"
            hint="One on each line"
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
