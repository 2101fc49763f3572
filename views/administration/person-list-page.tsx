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
import { Tag } from '../components/tag.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { PersonName } from '../components/person-name.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { ExpiryText, type ShownExpiry } from './expiry-text.tsx'

export type ListedPerson = {
  readonly href: string
  readonly username: string
  readonly displayName: string
  readonly roleTitle: string
  readonly active: boolean
  readonly locked: boolean
  readonly secondFactorRequired: boolean
  readonly secondFactorEnrolled: boolean
  readonly lastSignInAt: Date | null
  readonly licence: ShownExpiry
  readonly training: ShownExpiry
}

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
  const errors = refused === undefined ? [] : [{ field: 'q', message: refused }]
  return (
    <Layout shell={shell} title="People" wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="People"
        actions={newHref !== undefined && <LinkButton href={newHref}>New user</LinkButton>}
      />
      <FilterForm action={paths.people()} label="Find people" clearHref={paths.people()}>
        <TextField
          name="q"
          label="Name, username or e-mail address"
          type="search"
          value={asked.text}
          errors={errors}
        />
        <SelectField
          name="role"
          label="Role"
          value={asked.role}
          choices={roles}
          emptyLabel="Any role"
          errors={[]}
        />
        <SelectField
          name="state"
          label="Account"
          value={asked.state}
          choices={states}
          emptyLabel="Any"
          errors={[]}
        />
      </FilterForm>
      <DataTable
        caption="People"
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
            person.lastSignInAt === null ? 'Never' : timeElement(time, person.lastSignInAt),
            <ExpiryText key="licence" {...person.licence} />,
            <ExpiryText key="training" {...person.training} />,
          ],
        }))}
        empty={
          refused === undefined && (
            <EmptyState heading="Nobody found">Look for less of the name, or clear the filter.</EmptyState>
          )
        }
      />
      <Pagination label="Pages of people" {...pages} newerLabel="First page" olderLabel="More people" />
    </Layout>
  )
}

function Account({ active, locked }: ListedPerson): ReactElement {
  return (
    <>
      {active ? 'Active' : <Tag>Disabled</Tag>} {locked && <Tag tone="warning">Locked</Tag>}
    </>
  )
}

function SecondFactor({ secondFactorRequired, secondFactorEnrolled }: ListedPerson): ReactElement {
  if (secondFactorEnrolled) {
    return <>Set up</>
  }
  return secondFactorRequired ? <Tag tone="warning">Not set up yet</Tag> : <>Not needed</>
}
