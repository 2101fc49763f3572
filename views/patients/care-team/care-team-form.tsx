import type { ReactElement } from 'react'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/fields/date-field.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { RadioGroup } from '../../components/fields/radio-group.tsx'
import { SelectField, type Choice } from '../../components/fields/select-field.tsx'

const relationships = [
  { value: 'primary', label: 'Primary', hint: 'Leads the care' },
  { value: 'covering', label: 'Covering', hint: 'Stands in for somebody' },
  { value: 'consulting', label: 'Consulting', hint: 'Gives an opinion' },
]

export type CareTeamFormProps = {
  readonly action: string
  readonly csrfToken: string
  /** The facility's date: the last day is not before it. */
  readonly today: string
  /** Who can be put into the care team. */
  readonly people: readonly Choice[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

/** Puts somebody into a care team. */
export function CareTeamForm(props: CareTeamFormProps): ReactElement {
  const { action, csrfToken, today, people, typed, errors } = props
  return (
    <PostForm action={action} csrfToken={csrfToken}>
      <SelectField
        name="userId"
        label="Person"
        value={typed['userId']}
        choices={people}
        emptyLabel={people.length === 0 ? 'Everybody is in the care team' : 'Choose a person'}
        errors={errors}
        required
      />
      <RadioGroup
        name="relationship"
        label="Relationship"
        value={typed['relationship']}
        choices={relationships}
        errors={errors}
        required
      />
      <DateField
        name="until"
        label="Last day"
        hint="Leave it empty for as long as needed"
        value={typed['until']}
        min={today}
        errors={errors}
        required={false}
      />
      <Button>Add to the care team</Button>
    </PostForm>
  )
}
