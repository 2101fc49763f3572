import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { LinkButton } from '../components/button.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { FilterForm } from '../components/forms/filter-form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { SelectField } from '../components/fields/select-field.tsx'
import { Tag } from '../components/tag.tsx'
import { PersonName } from '../components/person-name.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'

export type ListedUser = {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly roleTitle: string
  readonly active: boolean
  readonly secondFactorRequired: boolean
  readonly secondFactorEnrolled: boolean
  readonly lastSignInAt: Date | null
}

export type UserListPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly which: 'all' | 'no-second-factor' | 'licence'
  readonly licenceWithinDays: number
  readonly users: readonly ListedUser[]
  readonly pages?: PageLinks | undefined
}

const columns = [
  { label: 'Name' },
  { label: 'Username' },
  { label: 'Role' },
  { label: 'Account' },
  { label: 'Second factor' },
  { label: 'Last sign-in' },
]

function secondFactor({ secondFactorRequired, secondFactorEnrolled }: ListedUser): ReactElement {
  if (secondFactorEnrolled) {
    return <Tag tone="success">Set up</Tag>
  }
  return secondFactorRequired ? <Tag tone="warning">Not set up yet</Tag> : <>Not needed</>
}

/** Who has an account, in the order of the usernames. */
export function UserListPage(props: UserListPageProps): ReactElement {
  const { shell, time, which, licenceWithinDays, users, pages } = props
  return (
    <Layout shell={shell} title="Users" wide>
      <PageHeading heading="Users" actions={<LinkButton href={paths.newUser()}>New user</LinkButton>} />
      <FilterForm
        action={paths.users()}
        label="Filter users"
        clearHref={which === 'all' ? undefined : paths.users()}
      >
        <SelectField
          name="show"
          label="Show"
          value={which}
          choices={[
            { value: 'all', label: 'Everybody' },
            { value: 'no-second-factor', label: 'Staff without a second factor' },
            { value: 'licence', label: `Licence ends within ${licenceWithinDays} days, or has ended` },
          ]}
          errors={[]}
        />
      </FilterForm>
      <DataTable
        caption="Users"
        hideCaption
        columns={columns}
        rows={users.map((user) => ({
          key: user.id,
          cells: [
            <a key="name" href={paths.user(user.id)}>
              <PersonName name={user.displayName} />
            </a>,
            <span key="username" className="mg-code">
              {user.username}
            </span>,
            user.roleTitle,
            user.active ? 'Active' : <Tag key="account">Disabled</Tag>,
            secondFactor(user),
            user.lastSignInAt === null ? 'Never' : timeElement(time, user.lastSignInAt),
          ],
        }))}
        empty={
          which === 'all' ? (
            <EmptyState heading="No more users">Go back to the beginning of the list.</EmptyState>
          ) : (
            <EmptyState heading="Nobody">There is nobody left to see to here.</EmptyState>
          )
        }
      />
      <Pagination label="Pages of users" {...pages} newerLabel="First page" olderLabel="More users" />
    </Layout>
  )
}
