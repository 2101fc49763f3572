import { Radios } from 'nhsuk-react-components'
import type { ReactElement } from 'react'
import { useFormElementProps, type FieldProps } from './field.ts'
import { useWords } from '../../use-words.ts'
import { useFieldValue } from '../forms/page-forms.ts'
import type { Choice } from './select-field.tsx'

export type RadioGroupProps = FieldProps & {
  readonly value?: string | undefined
  readonly choices: readonly Choice[]
  readonly inline?: boolean | undefined
}

/** One choice out of a few, all visible. The first radio carries the field's name as its id, so that an error can lead to it. */
export function RadioGroup(props: RadioGroupProps): ReactElement {
  const { tell } = useWords()
  const { name, choices, inline = false } = props
  const value = useFieldValue(name, props.value)
  const {
    id: _id,
    label,
    required: _required,
    'aria-invalid': _invalid,
    ...element
  } = useFormElementProps(props)
  return (
    <Radios {...element} legend={label} inline={inline} small>
      {choices.map((choice, index) => (
        <Radios.Item
          key={choice.value}
          id={index === 0 ? name : `${name}-${index + 1}`}
          value={choice.value}
          defaultChecked={choice.value === value}
          {...(choice.hint === undefined ? {} : { hint: choice.hint })}
        >
          {tell(choice.label)}
        </Radios.Item>
      ))}
    </Radios>
  )
}
