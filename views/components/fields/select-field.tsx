import { Select } from 'nhsuk-react-components'
import type { ReactElement } from 'react'
import { useFormElementProps, type FieldProps } from './field.ts'
import type { Text } from '../../words/said.ts'
import { useWords } from '../../use-words.ts'
import { useFieldValue } from '../forms/page-forms.ts'

export type Choice = { readonly value: string; readonly label: Text; readonly hint?: string | undefined }

export type SelectFieldProps = FieldProps & {
  readonly value?: string | undefined
  readonly choices: readonly Choice[]
  /** Text of a first, empty choice; without it the first choice is chosen from the start. */
  readonly emptyLabel?: string | undefined
}

/** One choice out of many, as a drop-down list. For up to five choices prefer RadioGroup. */
export function SelectField(props: SelectFieldProps): ReactElement {
  const { tell } = useWords()
  const { value, choices, emptyLabel } = props
  return (
    <Select {...useFormElementProps(props)} defaultValue={useFieldValue(props.name, value)}>
      {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {tell(choice.label)}
        </option>
      ))}
    </Select>
  )
}
