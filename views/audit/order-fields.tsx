import type { ReactElement } from 'react'
import type { FieldError } from '../components/fields/field.ts'
import type { ChoiceGroup } from '../components/fields/grouped-select-field.tsx'
import { SelectField } from '../components/fields/select-field.tsx'
import { useWords } from '../use-words.ts'

/** What the form of a search is given. */
export type SearchFormProps = {
  readonly action: string
  readonly typed: Readonly<Partial<Record<string, string>>>
  readonly errors: readonly FieldError[]
  readonly eventGroups: readonly ChoiceGroup[]
  /** The order as it stands in the address. */
  readonly order: { readonly sort?: string | undefined; readonly direction?: string | undefined }
}

const sortChoices = [
  { value: 'time', label: 'Time' },
  { value: 'event', label: 'Event' },
  { value: 'who', label: 'Who' },
  { value: 'patient', label: 'Patient record' },
  { value: 'outcome', label: 'Outcome' },
  { value: 'severity', label: 'Severity' },
  { value: 'address', label: 'Address' },
]

const directionChoices = [
  { value: 'asc', label: 'Ascending' },
  { value: 'desc', label: 'Descending' },
]

/** By which column the log is sorted, and which way. */
export function OrderFields({ order, errors }: Pick<SearchFormProps, 'order' | 'errors'>): ReactElement {
  const { say } = useWords()

  return (
    <>
      <SelectField
        name="sort"
        value={order.sort}
        errors={errors}
        label={say('audit.search-form.sort-by')}
        choices={sortChoices}
      />
      <SelectField
        name="direction"
        value={order.direction}
        errors={errors}
        label={say('audit.search-form.order')}
        choices={directionChoices}
        emptyLabel={say('audit.search-form.usual')}
      />
    </>
  )
}
