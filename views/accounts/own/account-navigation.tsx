import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { useWords } from '../../use-words.ts'

const pages = [
  { href: paths.ownSessions(), page: 'sessions' },
  { href: paths.activity(), page: 'activity' },
  { href: paths.password(), page: 'password' },
  { href: paths.ownEmail(), page: 'email' },
  { href: paths.ownSecondFactor(), page: 'second-step' },
  { href: paths.devices(), page: 'devices' },
  { href: paths.setAsideForms(), page: 'saved-separately' },
] as const

/** The pages of one's own account. */
export function AccountNavigation({ current }: { current: string }): ReactElement {
  const { say } = useWords()

  return (
    <nav className="mg-subnav" aria-label={say('accounts.account-navigation.your-account')}>
      <ul className="mg-subnav__list">
        {pages.map(({ href, page }) => (
          <li key={href}>
            <a href={href} aria-current={href === current ? 'page' : undefined}>
              {say(`accounts.account-navigation.${page}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
