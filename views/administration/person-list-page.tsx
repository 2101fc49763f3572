import type { ReactElement } from 'react'
import type { Text } from '../words/said.ts'
import { paths } from '../../server/paths.ts'
import { LinkButton } from '../components/button.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import { FilterForm } from '../components/forms/filter-form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { SelectField, type Choice } from '../components/fields/select-field.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { PersonName } from '../components/person-name.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { ExpiryText } from './expiry-text.tsx'
import { type ListedPerson, Account, SecondFactor } from './person-account.tsx'

export type PersonListPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly asked: { readonly text: string; readonly role: string; readonly state: string }
  /** Why nothing was searched for. */
  readonly refused: Text | undefined
  readonly roles: readonly Choice[]
  readonly people: readonly ListedPerson[]
  /** Where accounts are made, for readers who may. */
  readonly newHref: string | undefined
  readonly pages?: PageLinks | undefined
}

const columns = [
  { label: 'Name' },
  { label: 'Role' },
  { label: 'Account' },
  { label: 'Second factor' },
  { label: 'Last sign-in' },
  { label: 'Licence' },
  { label: 'Training' },
]

const states = [
  { value: 'active', label: 'Active' },
  { value: 'disabled', label: 'Disabled' },
]

/** Everybody with an account, in the order of the usernames. */
export function PersonListPage(props: PersonListPageProps): ReactElement {
  const { shell, time, asked, roles, people, newHref, pages, refused } = props
  const { say } = shell.words
  const errors = refused === undefined ? [] : [{ field: 'q', message: refused }]
  return (
    <Layout shell={shell} title={say('administration.person-list.people')} wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('administration.person-list.people')}
        actions={
          newHref !== undefined && (
            <LinkButton href={newHref}>{say('administration.person-list.new-user')}</LinkButton>
          )
        }
      />
      <FilterForm
        action={paths.people()}
        label={say('administration.person-list.find-people')}
        clearHref={paths.people()}
      >
        <TextField
          name="q"
          label={say('administration.person-list.name-username-e-mail')}
          type="search"
          value={asked.text}
          errors={errors}
        />
        <SelectField
          name="role"
          label={say('administration.person-list.role')}
          value={asked.role}
          choices={roles}
          emptyLabel={say('administration.person-list.any-role')}
          errors={[]}
        />
        <SelectField
          name="state"
          label={say('administration.person-list.account')}
          value={asked.state}
          choices={states}
          emptyLabel={say('administration.person-list.any')}
          errors={[]}
        />
      </FilterForm>
      <DataTable
        caption={say('administration.person-list.people')}
        hideCaption
        columns={columns}
        rows={people.map((person) => ({
          key: person.username,
          cells: [
            <span key="name">
              <a href={person.href}>
                <PersonName name={person.displayName} />
              </a>{' '}
              <span className="mg-muted">{person.username}</span>
            </span>,
            person.roleTitle,
            <Account key="account" {...person} />,
            <SecondFactor key="second-factor" {...person} />,
            person.lastSignInAt === null
              ? say('administration.person-list.never')
              : timeElement(time, person.lastSignInAt),
            <ExpiryText key="licence" {...person.licence} />,
            <ExpiryText key="training" {...person.training} />,
          ],
        }))}
        empty={
          refused === undefined && (
            <EmptyState heading={say('administration.person-list.nobody-found')}>
              {say('administration.person-list.look-less-name-clear')}
            </EmptyState>
          )
        }
      />
      <Pagination
        label={say('administration.person-list.pages-people')}
        {...pages}
        newerLabel={say('administration.person-list.first-page')}
        olderLabel={say('administration.person-list.more-people')}
      />
    </Layout>
  )
}
