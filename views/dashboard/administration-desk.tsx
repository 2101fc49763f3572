import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { Columns } from '../components/columns.tsx'
import { DataTable } from '../components/data-table.tsx'
import { KeyFigures } from '../components/key-figures.tsx'
import { LeftOut } from '../components/left-out.tsx'
import { Tag } from '../components/tag.tsx'
import { PersonName } from '../components/person-name.tsx'
import { dayText } from '../format.ts'

type Account = { readonly id: string; readonly name: string; readonly role: string }

type Accounts<Kind extends Account> = { readonly total: number; readonly accounts: readonly Kind[] }

export type AdministrationDeskProps = {
  readonly today: string
  readonly withinDays: number
  readonly roles: readonly { readonly title: string; readonly users: number }[]
  /** Changes of rights that others proposed and that wait. */
  readonly approvals: number
  readonly unprotected: Accounts<Account & { readonly required: boolean }>
  readonly licences: Accounts<Account & { readonly lastDay: string }>
  readonly links: {
    readonly user: (id: string) => string
    readonly users: string
    readonly unprotected: string
    readonly licences: string
    /** Absent where the role may not approve. */
    readonly approvals: string | undefined
  }
}

/** What a system administrator begins the day with. */
export function AdministrationDesk(props: AdministrationDeskProps): ReactElement {
  const { today, withinDays, roles, approvals, unprotected, licences, links } = props
  const users = roles.reduce((sum, role) => sum + role.users, 0)
  return (
    <>
      <KeyFigures
        label="Accounts"
        figures={[
          { label: 'Accounts in use', value: String(users), href: links.users },
          {
            label: 'Approvals',
            value: String(approvals),
            note: 'of changed rights, waiting',
            href: links.approvals,
            tone: approvals > 0 ? 'warning' : undefined,
          },
          {
            label: 'Without a second factor',
            value: String(unprotected.total),
            note: 'patients not counted',
            href: links.unprotected,
            tone: unprotected.total > 0 ? 'warning' : undefined,
          },
          {
            label: 'Licences to renew',
            value: String(licences.total),
            note: `within ${withinDays} days`,
            href: links.licences,
            tone: licences.total > 0 ? 'warning' : undefined,
          },
        ]}
      />
      <Columns
        main={
          <>
            <Card heading="Licences to renew">
              <Names
                {...licences}
                href={links.user}
                all={links.licences}
                empty={`No licence runs out within ${withinDays} days.`}
              >
                {({ lastDay }) =>
                  lastDay < today ? (
                    <Tag tone="critical">Ran out {dayText(lastDay)}</Tag>
                  ) : (
                    <Tag tone="warning">Until {dayText(lastDay)}</Tag>
                  )
                }
              </Names>
            </Card>
            <Card heading="Without a second factor">
              <Names
                {...unprotected}
                href={links.user}
                all={links.unprotected}
                empty="Every account of staff has a second factor."
              >
                {({ required }) =>
                  required ? (
                    <Tag tone="warning">Set up at the next sign-in</Tag>
                  ) : (
                    <Tag>Optional for this role</Tag>
                  )
                }
              </Names>
            </Card>
          </>
        }
        side={
          <Card heading="Accounts by role">
            <DataTable
              caption="Accounts in use, by role"
              hideCaption
              columns={[{ label: 'Role' }, { label: 'Accounts', numeric: true }]}
              rows={roles.map(({ title, users: count }) => ({ key: title, cells: [title, count] }))}
            />
          </Card>
        }
      />
    </>
  )
}

function Names<Kind extends Account>(props: {
  total: number
  accounts: readonly Kind[]
  href: (id: string) => string
  /** Where all of them are listed. */
  all: string
  empty: string
  children: (account: Kind) => ReactElement
}): ReactElement {
  const { total, accounts, href, all, empty, children } = props
  if (accounts.length === 0) {
    return <p className="mg-muted">{empty} There is nothing to do.</p>
  }
  return (
    <>
      <ul className="mg-list">
        {accounts.map((account) => (
          <li key={account.id}>
            <a href={href(account.id)}>
              <PersonName name={account.name} />
            </a>{' '}
            {children(account)}
            <span className="mg-list__detail">{account.role}</span>
          </li>
        ))}
      </ul>
      <LeftOut shown={accounts.length} total={total} all={{ href: all, label: `All ${total}` }} />
    </>
  )
}
