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
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('administration.user-list.users')} wide>
      <PageHeading
        heading={say('administration.user-list.users')}
        actions={<LinkButton href={paths.newUser()}>{say('administration.user-list.new-user')}</LinkButton>}
      />
      <FilterForm
        action={paths.users()}
        label={say('administration.user-list.filter-users')}
        clearHref={which === 'all' ? undefined : paths.users()}
      >
        <SelectField
          name="show"
          label={say('administration.user-list.show')}
          value={which}
          choices={[
            { value: 'all', label: say('administration.user-list.everybody') },
            { value: 'no-second-factor', label: say('administration.user-list.staff-without-second-factor') },
            {
              value: 'licence',
              label: say('administration.user-list.licence-ends-within-days', { licenceWithinDays }),
            },
          ]}
          errors={[]}
        />
      </FilterForm>
      <DataTable
        caption={say('administration.user-list.users')}
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
            user.active ? (
              say('administration.user-list.active')
            ) : (
              <Tag key="account">{say('administration.user-list.disabled')}</Tag>
            ),
            secondFactor(user),
            user.lastSignInAt === null
              ? say('administration.user-list.never')
              : timeElement(time, user.lastSignInAt),
          ],
        }))}
        empty={
          which === 'all' ? (
            <EmptyState heading={say('administration.user-list.no-users')}>
              {say('administration.user-list.go-back-beginning-list')}
            </EmptyState>
          ) : (
            <EmptyState heading={say('administration.user-list.nobody')}>
              {say('administration.user-list.nobody-left-see-here')}
            </EmptyState>
          )
        }
      />
      <Pagination
        label={say('administration.user-list.pages-users')}
        {...pages}
        newerLabel={say('administration.user-list.first-page')}
        olderLabel={say('administration.user-list.more-users')}
      />
    </Layout>
  )
}
