import { Select } from 'nhsuk-react-components'
import type { ReactElement } from 'react'
import { useFormElementProps, type FieldProps } from './field.ts'
import { useWords } from '../../use-words.ts'
import { useFieldValue } from '../forms/page-forms.ts'
import type { Choice } from './select-field.tsx'

export type ChoiceGroup = { readonly label: string; readonly choices: readonly Choice[] }

export type GroupedSelectFieldProps = FieldProps & {
  readonly value?: string | undefined
  readonly groups: readonly ChoiceGroup[]
  /** Text of the first, empty choice. */
  readonly emptyLabel: string
}

/** One choice out of very many, as a drop-down list in groups. */
export function GroupedSelectField(props: GroupedSelectFieldProps): ReactElement {
  const { tell } = useWords()
  const { value, groups, emptyLabel } = props
  return (
    <Select {...useFormElementProps(props)} defaultValue={useFieldValue(props.name, value)}>
      <option value="">{emptyLabel}</option>
      {groups.map((group) => (
        <optgroup key={group.label} label={group.label}>
          {group.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {tell(choice.label)}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  )
}
