import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button } from '../components/button.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { Tag } from '../components/tag.tsx'
import { PersonName } from '../components/person-name.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'

export type OpenSession = {
  readonly id: string
  readonly displayName: string
  readonly roleTitle: string
  /** In words: "Firefox 132 on Windows". */
  readonly browser: string
  readonly address: string
  readonly startedAt: Date
  readonly lastSeenAt: Date
  /** The password was right; a further step is due. */
  readonly pendingSessions: boolean
  /** The reader's own. */
  readonly current: boolean
  readonly endAction: string
}

export type OpenSessionsPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly errors: readonly FieldError[]
  readonly sessions: readonly OpenSession[]
  readonly pages?: PageLinks | undefined
}

const columns = [
  { label: 'Person' },
  { label: 'Device' },
  { label: 'Address' },
  { label: 'Signed in' },
  { label: 'Last used' },
  { label: 'End the session', hideLabel: true },
]

/** Who is signed in now, the one who was active last first. */
export function OpenSessionsPage(props: OpenSessionsPageProps): ReactElement {
  const { shell, time, errors, sessions, pages } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('security.open-sessions.open-sessions')} wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('security.open-sessions.open-sessions')}
        lead={say('security.open-sessions.ending-signs-person-out')}
      />
      <p>
        <a href={paths.lockouts()}>{say('security.open-sessions.locked-accounts')}</a>
      </p>
      <DataTable
        caption={say('security.open-sessions.open-sessions')}
        hideCaption
        columns={columns}
        rows={sessions.map((session) => ({
          key: session.id,
          cells: [
            <span key="person">
              <PersonName name={session.displayName} /> <span className="mg-muted">{session.roleTitle}</span>
            </span>,
            session.browser,
            <span key="address" className="mg-code">
              {session.address}
            </span>,
            session.pendingSessions ? (
              <Tag key="started" tone="warning">
                {say('security.open-sessions.code-still-due')}
              </Tag>
            ) : (
              timeElement(time, session.startedAt)
            ),
            timeElement(time, session.lastSeenAt),
            session.current ? (
              <Tag key="end" tone="success">
                {say('security.open-sessions.this-one')}
              </Tag>
            ) : (
              <PostForm key="end" action={session.endAction} csrfToken={shell.csrfToken}>
                <Button variant="secondary" small>
                  End
                  <span className="nhsuk-u-visually-hidden">
                    {' '}
                    the session of <PersonName name={session.displayName} />
                  </span>
                </Button>
              </PostForm>
            ),
          ],
        }))}
        empty={
          <EmptyState heading={say('security.open-sessions.no-sessions')}>
            {say('security.open-sessions.go-back-beginning-list')}
          </EmptyState>
        }
      />
      <Pagination
        label={say('security.open-sessions.pages-sessions')}
        {...pages}
        olderLabel={say('security.open-sessions.used-earlier')}
      />
    </Layout>
  )
}
