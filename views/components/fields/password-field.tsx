import { TextInput } from 'nhsuk-react-components'
import type { ReactElement } from 'react'
import { useFormElementProps, type FieldProps } from './field.ts'

export type PasswordFieldProps = FieldProps & {
  readonly autoComplete: 'current-password' | 'new-password'
}

/** A password. It takes no value: what was typed is never sent back. Pasting and password managers work. */
export function PasswordField(props: PasswordFieldProps): ReactElement {
  return (
    <TextInput
      {...useFormElementProps(props)}
      type="password"
      autoComplete={props.autoComplete}
      autoCapitalize="none"
      spellCheck={false}
    />
  )
}
