import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button, ButtonGroup, LinkButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { CodeField } from '../components/code-field.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { FieldError } from '../components/field.ts'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Tag } from '../components/tag.tsx'
import { PersonName } from '../components/person-name.tsx'
import { dayText, timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'

export type ShownUser = {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly roleTitle: string
  readonly active: boolean
  readonly email: string | null
  readonly emailConfirmedAt: Date | null
  readonly hasPassword: boolean
  /** The last day, YYYY-MM-DD. */
  readonly licenceExpiresOn: string | null
  readonly trainingExpiresOn: string | null
  readonly emergencyAccess: boolean
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
      <PageHeading
        heading={user.displayName}
        back={{ href: paths.users(), label: 'Users' }}
        actions={
          <ButtonGroup>
            <LinkButton href={paths.editUser(user.id)} variant="secondary">
              Change
            </LinkButton>
            <LinkButton href={paths.person(user.id)} variant="secondary">
              Hours and networks
            </LinkButton>
          </ButtonGroup>
        }
      />
      <SummaryList
        rows={[
          { key: 'Username', value: user.username },
          { key: 'Role', value: user.roleTitle },
          { key: 'Account', value: user.active ? 'Active' : 'Disabled' },
          { key: 'E-mail address', value: user.email === null ? null : <Address {...user} /> },
          { key: 'Password', value: user.hasPassword ? 'Chosen' : 'Not chosen yet' },
          {
            key: 'Second step',
            value: since === undefined ? none : <>Set up {timeElement(time, since)}</>,
          },
          { key: 'Licence', value: lastDay(user.licenceExpiresOn) },
          { key: 'Training', value: lastDay(user.trainingExpiresOn) },
          { key: 'Emergency access', value: user.emergencyAccess ? 'May break the glass' : 'No' },
        ]}
      />
      {!user.hasPassword && user.active && user.email !== null && <FirstPasswordForm {...props} />}
      {since !== undefined && !isOneself && <ResetForm {...props} />}
    </Layout>
  )
}

const lastDay = (day: string | null) => (day === null ? null : `Until ${dayText(day)}`)

function Address({ email, emailConfirmedAt }: ShownUser): ReactElement {
  return (
    <>
      {email} {emailConfirmedAt === null && <Tag tone="warning">Not confirmed yet</Tag>}
    </>
  )
}

function FirstPasswordForm({ shell, errors, user, asksForCode }: UserPageProps): ReactElement {
  return (
    <Card heading="Send the first link again">
      <p>
        <PersonName name={user.displayName} /> has not chosen a password yet. A new link goes to {user.email}{' '}
        and works once, for 72 hours; the one before then works no more.
      </p>
      <PostForm action={paths.sendFirstPassword(user.id)} csrfToken={shell.csrfToken}>
        {asksForCode && (
          <CodeField
            name="code"
            label="Your own one-time code"
            hint="The six digits that your authenticator app shows now"
            errors={errors}
            required
          />
        )}
        <Button variant="secondary">Send a new link</Button>
      </PostForm>
    </Card>
  )
}

function ResetForm({ shell, errors, user, asksForCode }: UserPageProps): ReactElement {
  return (
    <Card heading="Reset the second step" tone="warning">
      <p>
        Only where <PersonName name={user.displayName} /> has lost both phone and backup codes, and you know
        that it is them who asks. Every session of theirs ends, they are told by mail, and{' '}
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
