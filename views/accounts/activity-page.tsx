import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { AccountNavigation } from './account-navigation.tsx'

export type ActivityEntry = {
  readonly id: string
  readonly at: Date
  readonly what: string
  readonly wentWrong: boolean
  /** In words; absent where no session of one's own was there yet. */
  readonly device: string | undefined
  readonly address: string | undefined
}

export type ActivityPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly entries: readonly ActivityEntry[]
  readonly pages?: PageLinks | undefined
}

/** What happened to one's own account: to be recognised, or not. */
export function ActivityPage({ shell, time, entries, pages }: ActivityPageProps): ReactElement {
  return (
    <Layout shell={shell} title="Your activity" wide>
      <PageHeading heading="Your account" />
      <AccountNavigation current={paths.activity()} />
      <h2 className="nhsuk-heading-m">What happened to your account</h2>
      <p>
        If something here was not you, change your password, end your other sessions, and tell the security
        team.
      </p>
      <DataTable
        caption="What happened to your account"
        hideCaption
        columns={[{ label: 'When' }, { label: 'What' }, { label: 'Device' }, { label: 'Address' }]}
        rows={entries.map((entry) => ({
          key: entry.id,
          cells: [
            timeElement(time, entry.at),
            entry.what,
            entry.device ?? '–',
            entry.address === undefined ? (
              '–'
            ) : (
              <span key="address" className="mg-code">
                {entry.address}
              </span>
            ),
          ],
          ...(entry.wentWrong ? { tone: 'warning' as const } : {}),
        }))}
        empty={
          <EmptyState heading="Nothing yet">Sign-ins and changes of your account will stand here.</EmptyState>
        }
      />
      <Pagination label="Pages of your activity" {...pages} />
    </Layout>
  )
}
