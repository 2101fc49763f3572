import type { ReactElement } from 'react'
import type { FieldError } from '../../components/fields/field.ts'
import { PasswordField } from '../../components/fields/password-field.tsx'
import type { Shell } from '../../layout.tsx'
import { passwordWords } from '../../script-words.ts'

export type NewPasswordFieldsProps = {
  readonly shell: Shell
  readonly errors: readonly FieldError[]
  /** What the field is called: "New password", or "Password" for a first one. */
  readonly label: string
  /** Fewest characters. */
  readonly least: number
  /** Whether the facility asks for each kind of character; otherwise any will do. */
  readonly composition: boolean
  /** The script that says how good a password is while one types. */
  readonly strengthScript: string
}

/** A new password, twice. With a script it says while one types how far one is; nothing typed leaves the page for that. */
export function NewPasswordFields(props: NewPasswordFieldsProps): ReactElement {
  const { shell, errors, label, least, composition, strengthScript } = props
  const { say } = shell.words
  return (
    <>
      <PasswordField
        name="newPassword"
        label={label}
        hint={say(
          composition
            ? 'accounts.new-password-fields.least-with-kinds'
            : 'accounts.new-password-fields.least-characters-three-four',
          { least },
        )}
        errors={errors}
        autoComplete="new-password"
        required
      />
      <div
        className="mg-strength"
        data-password-strength="newPassword"
        data-least={least}
        data-words={passwordWords(shell.words, least)}
        hidden
      >
        <meter
          className="mg-strength__meter"
          min={0}
          max={4}
          low={2}
          high={3}
          optimum={4}
          value={0}
          aria-hidden
        />
        <output className="mg-strength__words" aria-live="polite" />
      </div>
      <script type="module" nonce={shell.nonce} src={strengthScript} />
      <PasswordField
        name="newPasswordConfirm"
        label={say('accounts.new-password-fields.again', { label })}
        errors={errors}
        autoComplete="new-password"
        required
      />
    </>
  )
}
