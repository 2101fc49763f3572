import type { ReactElement } from 'react'
import type { MenuItem } from '../shell.ts'
import { useWords } from '../use-words.ts'
import { MenuEntry } from './menu-entry.tsx'

/** How many entries a phone’s width has room for beside the one that unfolds the rest. */
const atHand = 4

/** The menu of a phone, where the thumb is: the first entries, and the rest of them behind one more. */
export function BottomBar({ items }: { items: readonly MenuItem[] }): ReactElement {
  const { say } = useWords()
  const work = items.filter(({ folded }) => folded === undefined)
  const first = work.slice(0, atHand)
  const more = [...work.slice(atHand), ...items.flatMap(({ folded }) => folded ?? [])]
  return (
    <nav className="mg-bottom" aria-label={say('frame.layout.main-menu')}>
      <ul className="mg-bottom__list">
        {first.map((item) => (
          <li key={item.href}>
            <MenuEntry item={item} />
          </li>
        ))}
        {more.length > 0 && (
          <li>
            <details className="mg-fold" name="frame-menu">
              <summary data-current={more.some(({ current }) => current === true) ? '' : undefined}>
                {say('frame.bar.more')}
              </summary>
              <ul className="mg-fold__sheet mg-fold__list">
                {more.map((item) => (
                  <li key={item.href}>
                    <MenuEntry item={item} />
                  </li>
                ))}
              </ul>
            </details>
          </li>
        )}
      </ul>
    </nav>
  )
}
