import type { ReactElement } from 'react'
import { CodeField } from '../components/code-field.tsx'
import type { FieldError } from '../components/field.ts'
import { PasswordField } from '../components/password-field.tsx'

export type ConfirmYourselfFieldsProps = {
  readonly errors: readonly FieldError[]
  /** For password managers, so that they fill in the right entry. */
  readonly username: string
  readonly asksForCode: boolean
}

/** Password and code once more, before the way of signing in is changed. */
export function ConfirmYourselfFields(props: ConfirmYourselfFieldsProps): ReactElement {
  const { errors, username, asksForCode } = props
  return (
    <>
      <input type="text" name="username" value={username} autoComplete="username" readOnly hidden />
      <PasswordField
        name="currentPassword"
        label="Current password"
        errors={errors}
        autoComplete="current-password"
        required
      />
      {asksForCode && (
        <CodeField
          name="code"
          label="One-time code"
          hint="The six digits in the authenticator app you use now, or one of your backup codes"
          errors={errors}
          acceptsLetters
          required
        />
      )}
    </>
  )
}
