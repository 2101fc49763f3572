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
  return (
    <Layout shell={shell} title="Open sessions" wide>
      <ErrorSummary errors={errors} />
      <PageHeading heading="Open sessions" lead="Ending one signs the person out at their next click." />
      <p>
        <a href={paths.lockouts()}>Locked accounts</a>
      </p>
      <DataTable
        caption="Open sessions"
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
                Code still due
              </Tag>
            ) : (
              timeElement(time, session.startedAt)
            ),
            timeElement(time, session.lastSeenAt),
            session.current ? (
              <Tag key="end" tone="success">
                This one
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
        empty={<EmptyState heading="No more sessions">Go back to the beginning of the list.</EmptyState>}
      />
      <Pagination label="Pages of sessions" {...pages} olderLabel="Used earlier" />
    </Layout>
  )
}
