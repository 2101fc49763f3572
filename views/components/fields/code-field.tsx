import { TextInput } from 'nhsuk-react-components'
import type { ReactElement } from 'react'
import { useFormElementProps, type FieldProps } from './field.ts'

export type CodeFieldProps = FieldProps & {
  /** True where longer backup codes with letters are accepted too: phones then show the full keyboard. */
  readonly acceptsLetters?: boolean | undefined
}

/** A one-time code. It takes no value: a code is never sent back. It can be pasted, and phones offer it from the message. */
export function CodeField(props: CodeFieldProps): ReactElement {
  const { acceptsLetters = false } = props
  return (
    <TextInput
      {...useFormElementProps(props)}
      code
      width={acceptsLetters ? 20 : 10}
      inputMode={acceptsLetters ? 'text' : 'numeric'}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
    />
  )
}
