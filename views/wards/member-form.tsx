import type { ReactElement } from 'react'
import { OwnCodeField } from '../administration/user-fields.tsx'
import { Button } from '../components/button.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { MomentField } from '../components/fields/moment-field.tsx'
import { RadioGroup } from '../components/fields/radio-group.tsx'
import { SelectField, type Choice } from '../components/fields/select-field.tsx'
import { PostForm } from '../components/forms/form.tsx'
import { useWords } from '../use-words.ts'

export type MemberFormProps = {
  readonly action: string
  readonly csrfToken: string
  /** Who can be put on the ward. */
  readonly people: readonly Choice[]
  /** For whom somebody can cover. */
  readonly covered: readonly Choice[]
  readonly typed: Readonly<Record<string, string>>
  /** The moments that a field’s time can mean, where they are two. */
  readonly which: (name: string) => readonly Choice[]
  readonly errors: readonly FieldError[]
  readonly asksForCode: boolean
}

/** Puts somebody on a ward. */
export function MemberForm(props: MemberFormProps): ReactElement {
  const { say } = useWords()
  const { action, csrfToken, people, covered, typed, which, errors, asksForCode } = props
  return (
    <PostForm action={action} csrfToken={csrfToken}>
      <SelectField
        name="userId"
        label={say('wards.member-form.person')}
        value={typed['userId']}
        choices={people}
        emptyLabel={say(people.length === 0 ? 'wards.member-form.nobody' : 'wards.member-form.choose')}
        errors={errors}
        required
      />
      <RadioGroup
        name="capacity"
        label={say('wards.member-form.capacity')}
        value={typed['capacity']}
        choices={[
          { value: 'member', label: say('wards.capacity.member'), hint: say('wards.capacity.member-hint') },
          { value: 'lead', label: say('wards.capacity.lead'), hint: say('wards.capacity.lead-hint') },
          {
            value: 'visiting',
            label: say('wards.capacity.visiting'),
            hint: say('wards.capacity.visiting-hint'),
          },
          {
            value: 'covering',
            label: say('wards.capacity.covering-choice'),
            hint: say('wards.capacity.covering-hint'),
          },
        ]}
        errors={errors}
        required
      />
      <SelectField
        name="covers"
        label={say('wards.member-form.covers')}
        hint={say('wards.member-form.covers-hint')}
        value={typed['covers']}
        choices={covered}
        emptyLabel={say('wards.member-form.nobody-covered')}
        errors={errors}
        required={false}
      />
      <MomentField
        name="from"
        label={say('wards.member-form.from')}
        hint={say('wards.member-form.from-hint')}
        typed={typed}
        which={which('from')}
        errors={errors}
        required={false}
      />
      <MomentField
        name="until"
        label={say('wards.member-form.until')}
        hint={say('wards.member-form.until-hint')}
        typed={typed}
        which={which('until')}
        errors={errors}
        required={false}
      />
      {asksForCode && <OwnCodeField errors={errors} />}
      <Button>{say('wards.member-form.put-on')}</Button>
    </PostForm>
  )
}
