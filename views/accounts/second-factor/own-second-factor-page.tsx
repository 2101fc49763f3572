import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { AlertCallout } from '../../components/alert-callout.tsx'
import { Button, LinkButton } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { CodeField } from '../../components/fields/code-field.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { timeElement } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
import { AccountNavigation } from '../own/account-navigation.tsx'
import { useWords } from '../../use-words.ts'
import { tag } from '../../words/tag.ts'

export type OwnSecondFactorPageProps = {
  readonly shell: Shell
  /** Absent where there is no second factor. */
  readonly since: Date | undefined
  readonly codesLeft: number
  /** Whether it is time for new backup codes. */
  readonly few: boolean
  /** The number that codes may go to, hidden but for its end; 'none' where one may be set up; undefined where not. */
  readonly textMessages: string | undefined
  /** Whether the role needs a second factor. */
  readonly required: boolean
  readonly errors: readonly FieldError[]
}

/** One's own second step of signing in: how it stands, a new phone, new backup codes. */
export function OwnSecondFactorPage(props: OwnSecondFactorPageProps): ReactElement {
  const { shell, since, errors } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('accounts.own-second-factor.second-step')} wide>
      <ErrorSummary errors={errors} />
      <PageHeading heading={say('accounts.own-second-factor.your-account')} />
      <AccountNavigation current={paths.ownSecondFactor()} />
      <h2 className="nhsuk-heading-m">{say('accounts.own-second-factor.second-step-signing')}</h2>
      {since === undefined ? (
        <>
          <p>{say('accounts.own-second-factor.sign-password-alone-second')}</p>
          <LinkButton href={paths.secondFactorSetup()}>
            {say('accounts.own-second-factor.set-up-second-step')}
          </LinkButton>
        </>
      ) : (
        <Standing {...props} since={timeElement(shell.time, since)} />
      )}
    </Layout>
  )
}

function Standing({
  shell,
  since,
  codesLeft,
  few,
  required,
  textMessages,
  errors,
}: Omit<OwnSecondFactorPageProps, 'since'> & { readonly since: ReactElement }): ReactElement {
  const { say, sayRich } = shell.words

  return (
    <>
      {few && (
        <AlertCallout
          tone="warning"
          heading={say('accounts.own-second-factor.codes-left', { left: codesLeft })}
          headingLevel={3}
        >
          <p>{say('accounts.own-second-factor.without-phone-without-code')}</p>
        </AlertCallout>
      )}
      <Card heading={say('accounts.own-second-factor.authenticator-app')} headingLevel={3}>
        <SummaryList
          rows={[
            { key: say('accounts.own-second-factor.set-up'), value: since },
            { key: say('accounts.own-second-factor.backup-codes-left'), value: String(codesLeft) },
          ]}
        />
        <p>
          {sayRich('accounts.own-second-factor.set-up-another-authenticator', {
            link: tag('a', { href: paths.secondFactorSetup() }),
          })}
        </p>
        {!required && (
          <p>
            <a href={paths.disableSecondFactor()}>{say('accounts.own-second-factor.turn-off-second-step')}</a>
          </p>
        )}
      </Card>
      {textMessages !== undefined && <TextMessages number={textMessages} />}
      <Card heading={say('accounts.own-second-factor.new-backup-codes')} headingLevel={3}>
        <p>{say('accounts.own-second-factor.get-ten-new-codes')}</p>
        <PostForm action={paths.backupCodes()} csrfToken={shell.csrfToken}>
          <CodeField
            name="code"
            label={say('accounts.own-second-factor.time-code')}
            hint={say('accounts.own-second-factor.six-digits-authenticator-app')}
            errors={errors}
            required
          />
          <Button variant="secondary">{say('accounts.own-second-factor.make-new-backup-codes')}</Button>
        </PostForm>
      </Card>
    </>
  )
}

function TextMessages({ number }: { number: string }): ReactElement {
  const { say, sayRich } = useWords()

  return (
    <Card heading={say('accounts.own-second-factor.codes-text-message')} headingLevel={3}>
      {number === 'none' ? (
        <p>
          {sayRich('accounts.own-second-factor.app-not-hand-set', {
            link: tag('a', { href: paths.textMessages() }),
          })}
        </p>
      ) : (
        <>
          <SummaryList rows={[{ key: say('accounts.own-second-factor.sent-to'), value: number }]} />
          <p>
            <a href={paths.textMessages()}>{say('accounts.own-second-factor.use-another-number')}</a>
          </p>
          <p>
            <a href={paths.removeTextMessages()}>{say('accounts.own-second-factor.turn-off-codes-text')}</a>
          </p>
        </>
      )}
    </Card>
  )
}
