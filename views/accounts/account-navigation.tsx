import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'

const pages = [
  { href: paths.ownSessions(), label: 'Sessions' },
  { href: paths.activity(), label: 'Activity' },
  { href: paths.password(), label: 'Password' },
  { href: paths.ownEmail(), label: 'E-mail' },
  { href: paths.ownSecondFactor(), label: 'Second step' },
  { href: paths.devices(), label: 'Trusted devices' },
  { href: paths.setAsideForms(), label: 'Saved separately' },
]

/** The pages of one's own account. */
export function AccountNavigation({ current }: { current: string }): ReactElement {
  return (
    <nav className="mg-subnav" aria-label="Your account">
      <ul className="mg-subnav__list">
        {pages.map(({ href, label }) => (
          <li key={href}>
            <a href={href} aria-current={href === current ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
