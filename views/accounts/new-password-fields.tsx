import type { ReactElement } from 'react'
import type { FieldError } from '../components/field.ts'
import { PasswordField } from '../components/password-field.tsx'
import type { Shell } from '../layout.tsx'

export type NewPasswordFieldsProps = {
  readonly shell: Shell
  readonly errors: readonly FieldError[]
  /** What the field is called: "New password", or "Password" for a first one. */
  readonly label: string
  /** Fewest characters. */
  readonly least: number
  /** What kinds of characters the facility asks for, in words; undefined where any will do. */
  readonly composition: string | undefined
  /** The script that says how good a password is while one types. */
  readonly strengthScript: string
}

/** A new password, twice. With a script it says while one types how far one is; nothing typed leaves the page for that. */
export function NewPasswordFields(props: NewPasswordFieldsProps): ReactElement {
  const { shell, errors, label, least, composition, strengthScript } = props
  const kinds = composition === undefined ? '' : `, with ${composition}`
  return (
    <>
      <PasswordField
        name="newPassword"
        label={label}
        hint={`At least ${least} characters${kinds}. Three or four words that do not belong together are easy to remember and hard to guess.`}
        errors={errors}
        autoComplete="new-password"
        required
      />
      <div className="mg-strength" data-password-strength="newPassword" data-least={least} hidden>
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
        label={`${label} again`}
        errors={errors}
        autoComplete="new-password"
        required
      />
    </>
  )
}
