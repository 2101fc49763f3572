import type { ReactElement } from 'react'
import { measures, type VitalKind } from '../../../server/vital-kinds.ts'
import type { FieldError } from '../../components/fields/field.ts'
import { SelectField } from '../../components/fields/select-field.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { useWords } from '../../use-words.ts'
import { hasHow } from './vital-sign-rows.ts'

export type Filled = {
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

/** A field for one number, with its unit in its label. */
export function NumberField(
  props: Filled & {
    name: string
    label: string
    unit: string
    hint?: string | undefined
    required?: boolean
  },
): ReactElement {
  const { typed, errors, name, label, unit, hint, required } = props
  const { say } = useWords()
  return (
    <TextField
      name={name}
      label={unit === '' ? label : say('vital-signs.label-with-unit', { label, unit })}
      hint={hint}
      value={typed[name]}
      errors={errors}
      inputMode="decimal"
      width={5}
      required={required}
    />
  )
}

/** Where or how it was measured; nothing for a kind of which that is not asked. */
export function HowField({
  kind,
  name,
  typed,
  errors,
}: Filled & { kind: VitalKind; name: string }): ReactElement | null {
  const { say } = useWords()
  return hasHow(kind) ? (
    <SelectField
      name={name}
      label={say(`vital-signs.how.${kind}`)}
      value={typed[name]}
      choices={measures[kind].circumstances.map((value) => ({
        value,
        label: say(`vital-signs.circumstance.${value}`),
      }))}
      emptyLabel={say('vital-signs.how-not-stated')}
      errors={errors}
    />
  ) : null
}
