import type { ReactElement } from 'react'
import { Checkbox } from '../components/fields/checkbox.tsx'
import { CodeField } from '../components/fields/code-field.tsx'
import { DateField } from '../components/fields/date-field.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { SelectField, type Choice } from '../components/fields/select-field.tsx'
import { TextField } from '../components/fields/text-field.tsx'

export type UserFieldsProps = {
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

/** Name and address. */
export function PersonFields({
  typed,
  errors,
  emailRequired,
}: UserFieldsProps & { readonly emailRequired: boolean }): ReactElement {
  return (
    <div className="mg-field-row">
      <TextField
        name="displayName"
        label="Name"
        hint="As others see it, on charts and prescriptions"
        value={typed['displayName']}
        errors={errors}
        maxLength={200}
        required
      />
      <TextField
        name="email"
        label="E-mail address"
        hint="Links and warnings go there"
        type="email"
        inputMode="email"
        value={typed['email']}
        errors={errors}
        required={emailRequired}
      />
    </div>
  )
}

/** The role. */
export function RoleField({
  typed,
  errors,
  roles,
}: UserFieldsProps & { readonly roles: readonly Choice[] }): ReactElement {
  return (
    <SelectField
      name="role"
      label="Role"
      hint="It decides what opens, when and from where"
      value={typed['role']}
      choices={roles}
      emptyLabel="Choose a role"
      errors={errors}
      required
    />
  )
}

/** Where somebody works, until when licence and training hold, and emergency access. */
export function QualificationFields({ typed, errors }: UserFieldsProps): ReactElement {
  return (
    <>
      <TextField
        name="ward"
        label="Ward or department"
        value={typed['ward']}
        errors={errors}
        width={20}
        required={false}
      />
      <div className="mg-field-row">
        <DateField
          name="licenceExpiresOn"
          label="Last day of the licence"
          value={typed['licenceExpiresOn']}
          errors={errors}
          required={false}
        />
        <DateField
          name="trainingExpiresOn"
          label="Last day of the training"
          value={typed['trainingExpiresOn']}
          errors={errors}
          required={false}
        />
      </div>
      <Checkbox
        name="emergencyAccess"
        label="May break the glass in an emergency"
        hint="Only for roles that treat patients, such as physicians and nurses"
        checked={typed['emergencyAccess'] === 'on'}
        errors={errors}
      />
    </>
  )
}

/** The administrator's own code, where the last one was too long ago. */
export function OwnCodeField({ errors }: { readonly errors: readonly FieldError[] }): ReactElement {
  return (
    <CodeField
      name="code"
      label="Your own one-time code"
      hint="The six digits that your authenticator app shows now"
      errors={errors}
      required
    />
  )
}
