import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { DataTable } from '../../components/data-table.tsx'
import { useWords } from '../../use-words.ts'

export type DemoAccount = {
  readonly username: string
  readonly role: string
  readonly password: string
  /** The six digits that are right now, for roles with a second step. */
  readonly code?: string | undefined
  /** For breaking the glass. */
  readonly accessCode?: string | undefined
}

const columns = ['username', 'role', 'password', 'digits', 'access-code'] as const

/** How to sign in to the demo. It exists in demo mode only. */
export function DemoAccounts({ accounts }: { accounts: readonly DemoAccount[] }): ReactElement {
  const { say } = useWords()

  return (
    <section className="mg-demo-accounts" aria-labelledby="demo-accounts">
      <h2 className="nhsuk-heading-m" id="demo-accounts">
        {say('accounts.demo-accounts.demo-accounts')}
      </h2>
      <p>{say('accounts.demo-accounts.sign-any-six-digits')}</p>
      <DataTable
        caption={say('accounts.demo-accounts.demo-accounts')}
        hideCaption
        columns={columns.map((column) => ({ label: say(`accounts.demo-accounts.${column}`) }))}
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
        <a href={paths.demoOutbox()}>{say('accounts.demo-accounts.messages-sent-demo')}</a>
      </p>
    </section>
  )
}
