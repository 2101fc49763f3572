import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../../components/pagination.tsx'
import { timeElement } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
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
  readonly entries: readonly ActivityEntry[]
  readonly pages?: PageLinks | undefined
}

/** What happened to one's own account: to be recognised, or not. */
export function ActivityPage({ shell, entries, pages }: ActivityPageProps): ReactElement {
  const { say } = shell.words

  return (
    <Layout shell={shell} title={say('accounts.activity.your-activity')} wide>
      <PageHeading heading={say('accounts.activity.your-account')} />
      <AccountNavigation current={paths.activity()} />
      <h2 className="nhsuk-heading-m">{say('accounts.activity.happened-account')}</h2>
      <p>{say('accounts.activity.something-here-not-change')}</p>
      <DataTable
        caption={say('accounts.activity.happened-account')}
        hideCaption
        columns={[
          { label: say('accounts.activity.when') },
          { label: say('accounts.activity.what') },
          { label: say('accounts.activity.device') },
          { label: say('accounts.activity.address') },
        ]}
        rows={entries.map((entry) => ({
          key: entry.id,
          cells: [
            timeElement(shell.time, entry.at),
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
          <EmptyState heading={say('accounts.activity.nothing-yet')}>
            {say('accounts.activity.sign-ins-changes-account')}
          </EmptyState>
        }
      />
      <Pagination label={say('accounts.activity.pages-activity')} {...pages} />
    </Layout>
  )
}
