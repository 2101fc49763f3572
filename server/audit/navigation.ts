import type { Actor } from '../access/actor.ts'
import type { NavigationItem } from '../../views/audit/navigation.tsx'
import { paths } from '../paths.ts'

/** The pages of the audit log that this person may open. */
export function auditNavigation(actor: Actor, path: string): NavigationItem[] {
  const items = [
    { href: paths.audit(), text: 'Events' },
    { href: paths.savedSearches(), text: 'Saved searches' },
    { href: paths.reports(), text: 'Reports' },
  ]
  return actor.permissions.has('audit.read')
    ? items.map((item) => ({ ...item, current: item.href === path }))
    : []
}
