import type { Actor } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import type { NavigationItem } from '../../views/audit/navigation.tsx'
import { paths } from '../paths.ts'

const items: readonly { href: string; text: string; needs: Permission }[] = [
  { href: paths.audit(), text: 'Events', needs: 'audit.read' },
  { href: paths.savedSearches(), text: 'Saved searches', needs: 'audit.read' },
  { href: paths.reports(), text: 'Reports', needs: 'audit.read' },
  { href: paths.auditIntegrity(), text: 'Integrity', needs: 'audit.read' },
  { href: paths.auditExports(), text: 'Your exports', needs: 'audit.export' },
]

/** The pages of the audit log that this person may open. */
export function auditNavigation(actor: Actor, path: string): NavigationItem[] {
  return items
    .filter(({ needs }) => actor.permissions.has(needs))
    .map(({ href, text }) => ({ href, text, current: href === path }))
}
