import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { CodeField } from '../components/code-field.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { FieldError } from '../components/field.ts'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'

export type ShownUser = {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly roleTitle: string
  readonly active: boolean
  /** Absent where there is no second factor. */
  readonly secondFactorSince: Date | undefined
  readonly secondFactorRequired: boolean
}

export type UserPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly errors: readonly FieldError[]
  readonly user: ShownUser
  readonly isOneself: boolean
  /** Whether the reader's own code was entered too long ago. */
  readonly asksForCode: boolean
}

/** One user, for administrators. */
export function UserPage(props: UserPageProps): ReactElement {
  const { shell, time, errors, user, isOneself } = props
  const { secondFactorSince: since } = user
  const none = user.secondFactorRequired ? 'Set up at the next sign-in' : 'None, and the role needs none'
  return (
    <Layout shell={shell} title={user.displayName}>
      <ErrorSummary errors={errors} />
      <PageHeading heading={user.displayName} back={{ href: paths.users(), label: 'Users' }} />
      <SummaryList
        rows={[
          { key: 'Username', value: user.username },
          { key: 'Role', value: user.roleTitle },
          { key: 'Account', value: user.active ? 'Active' : 'Disabled' },
          {
            key: 'Second step',
            value: since === undefined ? none : <>Set up {timeElement(time, since)}</>,
          },
        ]}
      />
      {since !== undefined && !isOneself && <ResetForm {...props} />}
    </Layout>
  )
}

function ResetForm({ shell, errors, user, asksForCode }: UserPageProps): ReactElement {
  return (
    <Card heading="Reset the second step" tone="warning">
      <p>
        Only where {user.displayName} has lost both phone and backup codes, and you know that it is them who
        asks. Every session of theirs ends, they are told by mail, and{' '}
        {user.secondFactorRequired
          ? 'they set up a new second step at their next sign-in.'
          : 'their password alone lets them in until they set up a new second step.'}
      </p>
      <PostForm action={paths.resetSecondFactor(user.id)} csrfToken={shell.csrfToken}>
        {asksForCode && (
          <CodeField
            name="code"
            label="Your own one-time code"
            hint="The six digits that your authenticator app shows now"
            errors={errors}
            required
          />
        )}
        <Button variant="warning">Reset the second step</Button>
      </PostForm>
    </Card>
  )
}
