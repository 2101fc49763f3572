import { dayText } from '../words/calendar-date.ts'
import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button, ButtonGroup, LinkButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { CodeField } from '../components/fields/code-field.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Tag } from '../components/tag.tsx'
import { PersonName } from '../components/person-name.tsx'
import { timeElement } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { ResetSecondFactorForm } from '../accounts/second-factor/reset-second-factor-form.tsx'
import { useWords } from '../use-words.ts'

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
  readonly errors: readonly FieldError[]
  readonly user: ShownUser
  readonly isOneself: boolean
  /** Whether the reader's own code was entered too long ago. */
  readonly asksForCode: boolean
}

/** One user, for administrators. */
export function UserPage(props: UserPageProps): ReactElement {
  const { shell, errors, user, isOneself } = props
  const { say, sayRich } = shell.words
  const { secondFactorSince: since } = user
  const lastDay = (day: string | null) =>
    day === null ? null : say('accounts.user.until', { day: dayText(shell.words, day) })
  const none = say(
    user.secondFactorRequired ? 'accounts.user.no-second-step-yet' : 'accounts.user.no-second-step',
  )
  return (
    <Layout shell={shell} title={user.displayName}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={user.displayName}
        back={{ href: paths.users(), label: say('accounts.user.users') }}
        actions={
          <ButtonGroup>
            <LinkButton href={paths.editUser(user.id)} variant="secondary">
              {say('accounts.user.change')}
            </LinkButton>
            <LinkButton href={paths.person(user.id)} variant="secondary">
              {say('accounts.user.hours-networks')}
            </LinkButton>
          </ButtonGroup>
        }
      />
      <SummaryList
        rows={[
          { key: say('accounts.user.username'), value: user.username },
          { key: say('accounts.user.role'), value: user.roleTitle },
          {
            key: say('accounts.user.account'),
            value: user.active ? say('accounts.user.active') : say('accounts.user.disabled'),
          },
          {
            key: say('accounts.user.e-mail-address'),
            value: user.email === null ? null : <Address {...user} />,
          },
          {
            key: say('accounts.user.password'),
            value: user.hasPassword ? say('accounts.user.chosen') : say('accounts.user.not-chosen-yet'),
          },
          {
            key: say('accounts.user.second-step'),
            value:
              since === undefined ? (
                none
              ) : (
                <>{sayRich('accounts.user.set-up', { time: timeElement(shell.time, since) })}</>
              ),
          },
          { key: say('accounts.user.licence'), value: lastDay(user.licenceExpiresOn) },
          { key: say('accounts.user.training'), value: lastDay(user.trainingExpiresOn) },
          {
            key: say('accounts.user.emergency-access'),
            value: user.emergencyAccess ? say('accounts.user.may-break-glass') : say('accounts.user.no'),
          },
        ]}
      />
      {!user.hasPassword && user.active && user.email !== null && <FirstPasswordForm {...props} />}
      {since !== undefined && !isOneself && <ResetSecondFactorForm {...props} />}
    </Layout>
  )
}

function Address({ email, emailConfirmedAt }: ShownUser): ReactElement {
  const { say } = useWords()

  return (
    <>
      {email}{' '}
      {emailConfirmedAt === null && <Tag tone="warning">{say('accounts.user.not-confirmed-yet')}</Tag>}
    </>
  )
}

function FirstPasswordForm({ shell, errors, user, asksForCode }: UserPageProps): ReactElement {
  const { say, sayRich } = shell.words

  return (
    <Card heading={say('accounts.user.send-first-link-again')}>
      <p>
        {sayRich('accounts.user.not-chosen-password-yet', {
          displayName: <PersonName name={user.displayName} />,
          email: user.email,
        })}
      </p>
      <PostForm action={paths.sendFirstPassword(user.id)} csrfToken={shell.csrfToken}>
        {asksForCode && (
          <CodeField
            name="code"
            label={say('accounts.user.own-time-code')}
            hint={say('accounts.user.six-digits-authenticator-app')}
            errors={errors}
            required
          />
        )}
        <Button variant="secondary">{say('accounts.user.send-new-link')}</Button>
      </PostForm>
    </Card>
  )
}
