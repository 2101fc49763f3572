import type { ReactElement } from 'react'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Checkbox } from '../components/fields/checkbox.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { useWords } from '../use-words.ts'

export type CloseWardCardProps = {
  readonly action: string
  readonly csrfToken: string
  readonly errors: readonly FieldError[]
}

/** Closes a ward or a team for good, with a tick. */
export function CloseWardCard({ action, csrfToken, errors }: CloseWardCardProps): ReactElement {
  const { say } = useWords()
  return (
    <Card heading={say('wards.kept.close-heading')}>
      <p>{say('wards.kept.close-says')}</p>
      <PostForm action={action} csrfToken={csrfToken}>
        <Checkbox name="sure" value="yes" label={say('wards.kept.close-sure')} errors={errors} required />
        <Button variant="warning" small>
          {say('wards.kept.close')}
        </Button>
      </PostForm>
    </Card>
  )
}
