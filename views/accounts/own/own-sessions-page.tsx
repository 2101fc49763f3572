import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Button } from '../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Tag } from '../../components/tag.tsx'
import { timeElement } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
import { AccountNavigation } from './account-navigation.tsx'
import { tag } from '../../words/tag.ts'

export type OwnSession = {
  readonly id: string
  /** In words: "Firefox 132 on Windows". */
  readonly browser: string
  readonly address: string
  readonly startedAt: Date
  readonly lastSeenAt: Date
  /** The one this page was asked for by. */
  readonly current: boolean
  readonly endAction: string
}

export type OwnSessionsPageProps = {
  readonly shell: Shell
  readonly errors: readonly FieldError[]
  readonly sessions: readonly OwnSession[]
}

/** Where one is signed in, and ending what one does not know or need. */
export function OwnSessionsPage({ shell, errors, sessions }: OwnSessionsPageProps): ReactElement {
  const { say, sayRich } = shell.words

  const { csrfToken } = shell
  return (
    <Layout shell={shell} title={say('accounts.own-sessions.your-sessions')} wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('accounts.own-sessions.your-account')}
        actions={
          sessions.length > 1 && (
            <PostForm action={paths.endOtherSessions()} csrfToken={csrfToken}>
              <Button variant="secondary">{say('accounts.own-sessions.end-all-other-sessions')}</Button>
            </PostForm>
          )
        }
      />
      <AccountNavigation current={paths.ownSessions()} />
      <h2 className="nhsuk-heading-m">{say('accounts.own-sessions.where-signed')}</h2>
      <p>{say('accounts.own-sessions.end-session-not-know')}</p>
      <DataTable
        caption={say('accounts.own-sessions.where-signed')}
        hideCaption
        columns={[
          { label: say('accounts.own-sessions.device') },
          { label: say('accounts.own-sessions.address') },
          { label: say('accounts.own-sessions.signed-in') },
          { label: say('accounts.own-sessions.last-used') },
          { label: say('accounts.own-sessions.end-session'), hideLabel: true },
        ]}
        rows={sessions.map((session) => ({
          key: session.id,
          cells: [
            session.browser,
            <span key="address" className="mg-code">
              {session.address}
            </span>,
            timeElement(shell.time, session.startedAt),
            timeElement(shell.time, session.lastSeenAt),
            session.current ? (
              <Tag key="end" tone="success">
                {say('accounts.own-sessions.this-one')}
              </Tag>
            ) : (
              <PostForm key="end" action={session.endAction} csrfToken={csrfToken}>
                <Button variant="secondary" small>
                  {sayRich('accounts.own-sessions.end-session-2', {
                    browser: session.browser,
                    part: tag('span', { className: 'nhsuk-u-visually-hidden' }),
                  })}
                </Button>
              </PostForm>
            ),
          ],
        }))}
      />
    </Layout>
  )
}
