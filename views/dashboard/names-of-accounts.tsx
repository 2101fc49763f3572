import type { ReactElement } from 'react'
import { LeftOut } from '../components/left-out.tsx'
import { PersonName } from '../components/person-name.tsx'
import { useWords } from '../use-words.ts'

/** Some accounts, and how many there are in all. */
export type Account = { readonly id: string; readonly name: string; readonly role: string }

/** Some accounts, and how many there are in all. */
export type Accounts<Kind extends Account> = { readonly total: number; readonly accounts: readonly Kind[] }

/** Some accounts, and how many there are in all. */
export function Names<Kind extends Account>(props: {
  total: number
  accounts: readonly Kind[]
  href: (id: string) => string
  /** Where all of them are listed. */
  all: string
  empty: string
  children: (account: Kind) => ReactElement
}): ReactElement {
  const { say } = useWords()

  const { total, accounts, href, all, empty, children } = props
  if (accounts.length === 0) {
    return <p className="mg-muted">{say('dashboard.administration-desk.nothing-do', { empty })}</p>
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
      <LeftOut
        shown={accounts.length}
        total={total}
        all={{ href: all, label: say('dashboard.administration-desk.all', { total }) }}
      />
    </>
  )
}
