import { TextInput } from 'nhsuk-react-components'
import type { ReactElement } from 'react'
import { useFormElementProps, type FieldProps } from './field.ts'
import { useFieldValue } from '../forms/page-forms.ts'

export type TextFieldProps = FieldProps & {
  readonly value?: string | undefined
  readonly type?: 'text' | 'email' | 'tel' | 'search' | 'number' | undefined
  readonly autoComplete?: string | undefined
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | undefined
  /** Width in characters, when the expected answer has a known length. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined
  readonly maxLength?: number | undefined
  /** The id of a list of what is usually typed. */
  readonly list?: string | undefined
  readonly spellCheck?: boolean | undefined
}

/** One line of text with label, hint and error message. */
export function TextField(props: TextFieldProps): ReactElement {
  const {
    value,
    type = 'text',
    autoComplete = 'off',
    inputMode,
    width,
    maxLength,
    spellCheck = false,
    list,
  } = props
  return (
    <TextInput
      {...useFormElementProps(props)}
      type={type}
      defaultValue={useFieldValue(props.name, value)}
      autoComplete={autoComplete}
      inputMode={inputMode}
      maxLength={maxLength}
      list={list}
      spellCheck={spellCheck}
      {...(width === undefined ? {} : { width })}
    />
  )
}
