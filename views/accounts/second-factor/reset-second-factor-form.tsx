import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { CodeField } from '../../components/fields/code-field.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { PersonName } from '../../components/person-name.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import type { Shell } from '../../shell.ts'

type ResetSecondFactorFormProps = {
  readonly shell: Shell
  readonly errors: readonly FieldError[]
  readonly user: { readonly id: string; readonly displayName: string; readonly secondFactorRequired: boolean }
  /** Whether the reader's own code was entered too long ago. */
  readonly asksForCode: boolean
}

/** Takes the second step off somebody's account, who has lost phone and codes. */
export function ResetSecondFactorForm({
  shell,
  errors,
  user,
  asksForCode,
}: ResetSecondFactorFormProps): ReactElement {
  const { say, sayRich } = shell.words

  return (
    <Card heading={say('accounts.user.reset-second-step')} tone="warning">
      <p>
        {sayRich('accounts.user.reset-only-where', {
          name: <PersonName name={user.displayName} />,
          required: user.secondFactorRequired ? 'yes' : 'other',
        })}
      </p>
      <PostForm action={paths.resetSecondFactor(user.id)} csrfToken={shell.csrfToken}>
        {asksForCode && (
          <CodeField
            name="code"
            label={say('accounts.user.own-time-code')}
            hint={say('accounts.user.six-digits-authenticator-app')}
            errors={errors}
            required
          />
        )}
        <Button variant="warning">{say('accounts.user.reset-second-step')}</Button>
      </PostForm>
    </Card>
  )
}
