import type { ReactElement } from 'react'

export type NavigationItem = { readonly href: string; readonly text: string; readonly current: boolean }

/** The pages of the audit log, side by side. */
export function AuditNavigation({ items }: { items: readonly NavigationItem[] }): ReactElement {
  return (
    <nav className="mg-subnav" aria-label="Audit log">
      <ul className="mg-subnav__list">
        {items.map(({ href, text, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
