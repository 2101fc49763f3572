import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { DataTable } from '../components/data-table.tsx'

export type DemoAccount = {
  readonly username: string
  readonly role: string
  readonly password: string
  /** The six digits that are right now, for roles with a second step. */
  readonly code?: string | undefined
  /** For breaking the glass. */
  readonly accessCode?: string | undefined
}

const columns = [
  { label: 'Username' },
  { label: 'Role' },
  { label: 'Password' },
  { label: 'Six digits now' },
  { label: 'Access code' },
]

/** How to sign in to the demo. It exists in demo mode only. */
export function DemoAccounts({ accounts }: { accounts: readonly DemoAccount[] }): ReactElement {
  return (
    <section className="mg-demo-accounts" aria-labelledby="demo-accounts">
      <h2 className="nhsuk-heading-m" id="demo-accounts">
        Demo accounts
      </h2>
      <p>Sign in as any of them. The six digits change every 30 seconds; load the page again for new ones.</p>
      <DataTable
        caption="Demo accounts"
        hideCaption
        columns={columns}
        rows={accounts.map((account) => ({
          key: account.username,
          cells: [
            account.username,
            account.role,
            <span className="mg-code" key="password">
              {account.password}
            </span>,
            <span className="mg-code" key="code">
              {account.code ?? '–'}
            </span>,
            <span className="mg-code" key="access-code">
              {account.accessCode ?? '–'}
            </span>,
          ],
        }))}
      />
      <p className="mg-demo-accounts__outbox">
        <a href={paths.demoOutbox()}>Messages sent by the demo</a>
      </p>
    </section>
  )
}
