import type { ReactElement } from 'react'
import type { MenuItem } from '../shell.ts'
import { useWords } from '../use-words.ts'
import { MenuEntry } from './menu-entry.tsx'

/** What one’s work is found under, and the pages of the section one is in. On a phone the bar at its foot has the former. */
export function MainMenu({ items, onPhone }: { items: readonly MenuItem[]; onPhone: boolean }): ReactElement {
  const { say } = useWords()
  const section = items.find(({ pages }) => pages !== undefined)
  return (
    <>
      <nav
        className={onPhone ? 'mg-menu' : 'mg-menu mg-menu--wide'}
        aria-label={say('frame.layout.main-menu')}
      >
        <ul className="mg-width mg-menu__list">
          {items.map((item) => (
            <li key={item.href}>
              {item.folded === undefined ? (
                <MenuEntry item={item} />
              ) : (
                <details className="mg-fold mg-menu__fold" name="frame-menu">
                  <summary data-current={item.current === true ? '' : undefined}>{item.label}</summary>
                  <ul className="mg-fold__sheet mg-fold__list">
                    {item.folded.map((page) => (
                      <li key={page.href}>
                        <MenuEntry item={page} />
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </li>
          ))}
        </ul>
      </nav>
      {section?.pages !== undefined && (
        <nav className="mg-menu mg-menu--section" aria-label={section.label}>
          <ul className="mg-width mg-menu__list">
            {section.pages.map((item) => (
              <li key={item.href}>
                <MenuEntry item={item} />
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  )
}
