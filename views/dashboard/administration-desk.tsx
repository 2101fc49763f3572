import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { Columns } from '../components/columns.tsx'
import { DataTable } from '../components/data-table.tsx'
import { KeyFigures } from '../components/key-figures.tsx'
import { Tag } from '../components/tag.tsx'
import { dayText } from '../words/calendar-date.ts'
import { useWords } from '../use-words.ts'
import { type Account, type Accounts, Names } from './names-of-accounts.tsx'

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
  const words = useWords()
  const { say } = words

  const { today, withinDays, roles, approvals, unprotected, licences, links } = props
  const users = roles.reduce((sum, role) => sum + role.users, 0)
  return (
    <>
      <KeyFigures
        label={say('dashboard.administration-desk.accounts')}
        figures={[
          {
            label: say('dashboard.administration-desk.accounts-use'),
            value: String(users),
            href: links.users,
          },
          {
            label: say('dashboard.administration-desk.approvals'),
            value: String(approvals),
            note: 'of changed rights, waiting',
            href: links.approvals,
            tone: approvals > 0 ? 'warning' : undefined,
          },
          {
            label: say('dashboard.administration-desk.without-second-factor'),
            value: String(unprotected.total),
            note: 'patients not counted',
            href: links.unprotected,
            tone: unprotected.total > 0 ? 'warning' : undefined,
          },
          {
            label: say('dashboard.administration-desk.licences-renew'),
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
            <Card heading={say('dashboard.administration-desk.licences-renew')}>
              <Names
                {...licences}
                href={links.user}
                all={links.licences}
                empty={say('dashboard.administration-desk.no-licence-runs-out', { withinDays })}
              >
                {({ lastDay }) =>
                  lastDay < today ? (
                    <Tag tone="critical">
                      {say('dashboard.administration-desk.ran-out', { lastDay: dayText(words, lastDay) })}
                    </Tag>
                  ) : (
                    <Tag tone="warning">
                      {say('dashboard.administration-desk.until', { lastDay: dayText(words, lastDay) })}
                    </Tag>
                  )
                }
              </Names>
            </Card>
            <Card heading={say('dashboard.administration-desk.without-second-factor')}>
              <Names
                {...unprotected}
                href={links.user}
                all={links.unprotected}
                empty={say('dashboard.administration-desk.every-account-staff-second')}
              >
                {({ required }) =>
                  required ? (
                    <Tag tone="warning">{say('dashboard.administration-desk.set-up-next-sign')}</Tag>
                  ) : (
                    <Tag>{say('dashboard.administration-desk.optional-role')}</Tag>
                  )
                }
              </Names>
            </Card>
          </>
        }
        side={
          <Card heading={say('dashboard.administration-desk.accounts-role')}>
            <DataTable
              caption={say('dashboard.administration-desk.accounts-use-role')}
              hideCaption
              columns={[
                { label: say('dashboard.administration-desk.role') },
                { label: say('dashboard.administration-desk.accounts'), numeric: true },
              ]}
              rows={roles.map(({ title, users: count }) => ({ key: title, cells: [title, count] }))}
            />
          </Card>
        }
      />
    </>
  )
}
