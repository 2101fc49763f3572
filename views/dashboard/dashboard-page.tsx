import { Fragment, type ReactElement } from 'react'
import type { PartOfDay } from './part-of-day.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { isolated } from '../isolated.ts'
import { Layout, type Shell } from '../layout.tsx'

export type DashboardPageProps = {
  readonly shell: Shell
  /** Today, with its weekday. */
  readonly date: string
  readonly part: PartOfDay
  readonly desks: readonly ReactElement[]
}

/** The page one starts from: the day, and what waits for you. */
export function DashboardPage(props: DashboardPageProps): ReactElement {
  const { shell, date, part, desks } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('dashboard.dashboard.home')} wide>
      <PageHeading
        heading={say('dashboard.dashboard.greeting', {
          part,
          name: isolated(shell.person?.displayName ?? ''),
          date,
        })}
      />
      {desks.map((desk, position) => (
        <Fragment key={position}>{desk}</Fragment>
      ))}
      {desks.length === 0 && (
        <EmptyState heading={say('dashboard.dashboard.nothing-waits-here-role')}>
          {say('dashboard.dashboard.use-menu-above-go')}
        </EmptyState>
      )}
    </Layout>
  )
}
