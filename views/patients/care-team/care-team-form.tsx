import type { ReactElement } from 'react'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/fields/date-field.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { RadioGroup } from '../../components/fields/radio-group.tsx'
import { SelectField, type Choice } from '../../components/fields/select-field.tsx'
import { useWords } from '../../use-words.ts'

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
  const { say } = useWords()

  const { action, csrfToken, today, people, typed, errors } = props
  return (
    <PostForm action={action} csrfToken={csrfToken}>
      <SelectField
        name="userId"
        label={say('patients.care-team-form.person')}
        value={typed['userId']}
        choices={people}
        emptyLabel={
          people.length === 0
            ? say('patients.care-team-form.everybody-care-team')
            : say('patients.care-team-form.choose-person')
        }
        errors={errors}
        required
      />
      <RadioGroup
        name="relationship"
        label={say('patients.care-team-form.relationship')}
        value={typed['relationship']}
        choices={relationships}
        errors={errors}
        required
      />
      <DateField
        name="until"
        label={say('patients.care-team-form.last-day')}
        hint={say('patients.care-team-form.leave-empty-long-needed')}
        value={typed['until']}
        min={today}
        errors={errors}
        required={false}
      />
      <Button>{say('patients.care-team-form.add-care-team')}</Button>
    </PostForm>
  )
}
