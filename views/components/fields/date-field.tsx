import { TextInput } from 'nhsuk-react-components'
import type { ReactElement } from 'react'
import { useFormElementProps, type FieldProps } from './field.ts'
import { useFieldValue } from '../forms/page-forms.ts'
import { useWords } from '../../use-words.ts'

export type DateFieldProps = FieldProps & {
  /** YYYY-MM-DD, or YYYY-MM-DDTHH:MM when `withTime`. What was typed is shown again, even when it is no date. */
  readonly value?: string | undefined
  readonly min?: string | undefined
  readonly max?: string | undefined
  readonly withTime?: boolean | undefined
  readonly autoComplete?: string | undefined
}

/** A calendar date (or a local date and time). Browsers without a date picker show a text box, for which the hint gives the form. */
export function DateField(props: DateFieldProps): ReactElement {
  const { value, min, max, withTime = false, hint, autoComplete = 'off' } = props
  const { say } = useWords()
  const shape = withTime ? 'YYYY-MM-DD HH:MM' : 'YYYY-MM-DD'
  return (
    <TextInput
      {...useFormElementProps({
        ...props,
        hint:
          hint ??
          say('components.date-field.example', { example: withTime ? '2025-03-31 14:30' : '2025-03-31' }),
      })}
      type={withTime ? 'datetime-local' : 'date'}
      className="mg-input-date"
      defaultValue={useFieldValue(props.name, value)}
      placeholder={shape}
      min={min}
      max={max}
      autoComplete={autoComplete}
    />
  )
}
