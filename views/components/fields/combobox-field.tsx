import { TextInput } from 'nhsuk-react-components'
import type { ReactElement, ReactNode } from 'react'
import { useFormElementProps, type FieldProps } from './field.ts'
import { useFieldValue } from '../forms/page-forms.ts'

/** What the field says while one types; a count that only the script knows is {count}. */
export type ComboboxSays = {
  readonly found: string
  readonly more: string
  readonly none: string
  readonly failed: string
}

export type ComboboxFieldProps = FieldProps & {
  readonly value?: string | undefined
  /** Where choices are asked for: `?query=` answers { options: [{ code, label, detail? }], more }. */
  readonly source: string
  /** The field that holds the code that was chosen, and the one that holds the words for which it was. */
  readonly code: { readonly name: string; readonly value: string }
  readonly words: { readonly name: string; readonly value: string }
  readonly says: ComboboxSays
  readonly maxLength?: number | undefined
  /** What does the same in steps where there is no script, the field for the code among it. */
  readonly fallback: ReactNode
}

/** A line of text that offers what fits while one types (assets/combobox.js), and works without that too. */
export function ComboboxField(props: ComboboxFieldProps): ReactElement {
  const { value, source, code, words, says, maxLength, fallback } = props
  return (
    <div data-combobox="">
      <TextInput
        {...useFormElementProps(props)}
        defaultValue={useFieldValue(props.name, value)}
        autoComplete="off"
        spellCheck={false}
        maxLength={maxLength}
        data-combobox-source={source}
        data-combobox-code={code.name}
        data-combobox-words={words.name}
        data-combobox-says={JSON.stringify(says)}
      />
      <input type="hidden" name={words.name} value={words.value} />
      {fallback}
    </div>
  )
}
