import type { ReactElement } from 'react'
import type { MenuItem } from '../shell.ts'
import { useWords } from '../use-words.ts'

/** How much waits somewhere: a number to see, words to hear. */
export function Count({ count }: { count: number }): ReactElement {
  const { say } = useWords()
  return (
    <>
      {' '}
      <span className="mg-count" aria-hidden="true">
        {shortened(count)}
      </span>
      <span className="nhsuk-u-visually-hidden">{say('frame.menu.waiting', { count })}</span>
    </>
  )
}

/** No more than two digits, so that it stays small: the list that it leads to has them all. */
export const shortened = (count: number): string => (count > 99 ? '99+' : String(count))

/** An entry of a menu; a section is current where one of its pages is. */
export const MenuEntry = ({ item }: { item: MenuItem }): ReactElement => (
  <a
    href={item.href}
    aria-current={item.current === true ? (item.pages === undefined ? 'page' : 'true') : undefined}
  >
    {item.label}
    {item.count !== undefined && <Count count={item.count} />}
  </a>
)
