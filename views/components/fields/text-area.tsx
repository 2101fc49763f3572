import { Textarea } from 'nhsuk-react-components'
import type { ReactElement } from 'react'
import { useFormElementProps, type FieldProps } from './field.ts'
import { useFieldValue } from '../forms/page-forms.ts'

export type TextAreaProps = FieldProps & {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  readonly maxLength?: number | undefined
}

/** Several lines of text with label, hint and error message. */
export function TextArea(props: TextAreaProps): ReactElement {
  const { value, rows = 5, maxLength } = props
  return (
    <Textarea
      {...useFormElementProps(props)}
      rows={rows}
      defaultValue={useFieldValue(props.name, value)}
      maxLength={maxLength}
    />
  )
}
