import { Fragment, type ReactElement } from 'react'
import { EmptyState } from '../components/empty-state.tsx'
import { FilterForm } from '../components/forms/filter-form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { isolated } from '../isolated.ts'
import { Layout, type Shell } from '../layout.tsx'

export type DashboardPageProps = {
  readonly shell: Shell
  /** Today, with its weekday. */
  readonly date: string
  /** Where patients are searched; absent where the role finds none. */
  readonly search?: string | undefined
  readonly desks: readonly ReactElement[]
}

/** The page one starts from: the way to a patient, and what waits for you. */
export function DashboardPage(props: DashboardPageProps): ReactElement {
  const { shell, date, search, desks } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('dashboard.dashboard.home')} wide>
      <PageHeading
        heading={date}
        caption={shell.person === undefined ? undefined : isolated(shell.person.displayName)}
      />
      {search !== undefined && (
        <FilterForm
          action={search}
          label={say('dashboard.dashboard.find-patient')}
          submitLabel={say('dashboard.dashboard.search')}
        >
          <TextField
            name="q"
            label={say('dashboard.dashboard.find-patient')}
            hint={say('dashboard.dashboard.name-date-birth-record')}
            type="search"
            errors={[]}
          />
        </FilterForm>
      )}
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
