import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button } from '../components/button.tsx'
import { DataTable } from '../components/data-table.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { FieldError } from '../components/field.ts'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Tag } from '../components/tag.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { AccountNavigation } from './account-navigation.tsx'

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
  readonly time: TimeFormat
  readonly errors: readonly FieldError[]
  readonly sessions: readonly OwnSession[]
}

/** Where one is signed in, and ending what one does not know or need. */
export function OwnSessionsPage({ shell, time, errors, sessions }: OwnSessionsPageProps): ReactElement {
  const { csrfToken } = shell
  return (
    <Layout shell={shell} title="Your sessions" wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="Your account"
        actions={
          sessions.length > 1 && (
            <PostForm action={paths.endOtherSessions()} csrfToken={csrfToken}>
              <Button variant="secondary">End all other sessions</Button>
            </PostForm>
          )
        }
      />
      <AccountNavigation current={paths.ownSessions()} />
      <h2 className="nhsuk-heading-m">Where you are signed in</h2>
      <p>End a session that you do not know, and then change your password.</p>
      <DataTable
        caption="Where you are signed in"
        hideCaption
        columns={[
          { label: 'Device' },
          { label: 'Address' },
          { label: 'Signed in' },
          { label: 'Last used' },
          { label: 'End the session', hideLabel: true },
        ]}
        rows={sessions.map((session) => ({
          key: session.id,
          cells: [
            session.browser,
            <span key="address" className="mg-code">
              {session.address}
            </span>,
            timeElement(time, session.startedAt),
            timeElement(time, session.lastSeenAt),
            session.current ? (
              <Tag key="end" tone="success">
                This one
              </Tag>
            ) : (
              <PostForm key="end" action={session.endAction} csrfToken={csrfToken}>
                <Button variant="secondary" small>
                  End<span className="nhsuk-u-visually-hidden"> the session on {session.browser}</span>
                </Button>
              </PostForm>
            ),
          ],
        }))}
      />
    </Layout>
  )
}
