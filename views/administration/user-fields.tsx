import type { ReactElement } from 'react'
import { Checkbox } from '../components/fields/checkbox.tsx'
import { CodeField } from '../components/fields/code-field.tsx'
import { DateField } from '../components/fields/date-field.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { SelectField, type Choice } from '../components/fields/select-field.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { useWords } from '../use-words.ts'

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
  const { say } = useWords()

  return (
    <div className="mg-field-row">
      <TextField
        name="displayName"
        label={say('administration.user-fields.name')}
        hint={say('administration.user-fields.others-see-charts-prescriptions')}
        value={typed['displayName']}
        errors={errors}
        maxLength={200}
        required
      />
      <TextField
        name="email"
        label={say('administration.user-fields.e-mail-address')}
        hint={say('administration.user-fields.links-warnings-go')}
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
  const { say } = useWords()

  return (
    <SelectField
      name="role"
      label={say('administration.user-fields.role')}
      hint={say('administration.user-fields.decides-opens-when')}
      value={typed['role']}
      choices={roles}
      emptyLabel={say('administration.user-fields.choose-role')}
      errors={errors}
      required
    />
  )
}

/** Where somebody works, until when licence and training hold, and emergency access. */
export function QualificationFields({ typed, errors }: UserFieldsProps): ReactElement {
  const { say } = useWords()

  return (
    <>
      <TextField
        name="ward"
        label={say('administration.user-fields.ward-department')}
        value={typed['ward']}
        errors={errors}
        width={20}
        required={false}
      />
      <div className="mg-field-row">
        <DateField
          name="licenceExpiresOn"
          label={say('administration.user-fields.last-day-licence')}
          value={typed['licenceExpiresOn']}
          errors={errors}
          required={false}
        />
        <DateField
          name="trainingExpiresOn"
          label={say('administration.user-fields.last-day-training')}
          value={typed['trainingExpiresOn']}
          errors={errors}
          required={false}
        />
      </div>
      <Checkbox
        name="emergencyAccess"
        label={say('administration.user-fields.break-glass-emergency')}
        hint={say('administration.user-fields.only-roles-treat-patients')}
        checked={typed['emergencyAccess'] === 'on'}
        errors={errors}
      />
    </>
  )
}

/** The administrator's own code, where the last one was too long ago. */
export function OwnCodeField({ errors }: { readonly errors: readonly FieldError[] }): ReactElement {
  const { say } = useWords()

  return (
    <CodeField
      name="code"
      label={say('administration.user-fields.own-time-code')}
      hint={say('administration.user-fields.six-digits-authenticator-app')}
      errors={errors}
      required
    />
  )
}
