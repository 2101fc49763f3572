import type { ReactElement } from 'react'
import { DateField, type DateFieldProps } from './date-field.tsx'
import { SelectField, type Choice } from './select-field.tsx'
import { useWords } from '../../use-words.ts'

export type MomentFieldProps = Omit<DateFieldProps, 'withTime' | 'value'> & {
  readonly typed: Readonly<Record<string, string>>
  /** The two moments that are meant, where the clock was put back; otherwise none. */
  readonly which: readonly Choice[]
}

/** A date and time; where that comes twice because the clock was put back, it is asked which one is meant. */
export function MomentField({ typed, which, ...field }: MomentFieldProps): ReactElement {
  const { say } = useWords()

  const { name } = field
  return (
    <>
      <DateField {...field} value={typed[name]} withTime />
      {which.length > 0 && (
        <SelectField
          name={`${name}Offset`}
          label={say('components.moment-field.which-meant')}
          hint={say('components.moment-field.clock-put-back-time')}
          value={typed[`${name}Offset`]}
          choices={which}
          emptyLabel="Choose"
          errors={[]}
          required
        />
      )}
    </>
  )
}
