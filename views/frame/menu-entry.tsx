import type { ReactElement } from 'react'
import type { MenuItem } from '../shell.ts'

/** An entry of a menu; a section is current where one of its pages is. */
export const MenuEntry = ({ item }: { item: MenuItem }): ReactElement => (
  <a
    href={item.href}
    aria-current={item.current === true ? (item.pages === undefined ? 'page' : 'true') : undefined}
  >
    {item.label}
  </a>
)
