import type { ReactElement } from 'react'
import { CodeField } from '../../components/fields/code-field.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PasswordField } from '../../components/fields/password-field.tsx'
import { useWords } from '../../use-words.ts'

export type ConfirmYourselfFieldsProps = {
  readonly errors: readonly FieldError[]
  /** For password managers, so that they fill in the right entry. */
  readonly username: string
  readonly asksForCode: boolean
}

/** Password and code once more, before the way of signing in is changed. */
export function ConfirmYourselfFields(props: ConfirmYourselfFieldsProps): ReactElement {
  const { say } = useWords()

  const { errors, username, asksForCode } = props
  return (
    <>
      <input type="text" name="username" value={username} autoComplete="username" readOnly hidden />
      <PasswordField
        name="currentPassword"
        label={say('accounts.confirm-yourself-fields.current-password')}
        errors={errors}
        autoComplete="current-password"
        required
      />
      {asksForCode && (
        <CodeField
          name="code"
          label={say('accounts.confirm-yourself-fields.time-code')}
          hint={say('accounts.confirm-yourself-fields.six-digits-authenticator-app')}
          errors={errors}
          acceptsLetters
          required
        />
      )}
    </>
  )
}
