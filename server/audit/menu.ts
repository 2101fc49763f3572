import type { MenuOffer } from '../menu-offer.ts'
import { paths } from '../paths.ts'

/** What the audit log puts into the menu. */
export const auditMenu: readonly MenuOffer[] = [
  { href: paths.audit(), label: 'Events', order: 50, section: 'Audit log', needs: 'audit.read' },
  {
    href: paths.savedSearches(),
    label: 'Saved searches',
    order: 51,
    section: 'Audit log',
    needs: 'audit.read',
  },
  { href: paths.reports(), label: 'Reports', order: 52, section: 'Audit log', needs: 'audit.read' },
  { href: paths.auditIntegrity(), label: 'Integrity', order: 53, section: 'Audit log', needs: 'audit.read' },
  {
    href: paths.auditHolds(),
    label: 'Legal holds',
    order: 54,
    section: 'Audit log',
    needs: ['audit.read', 'audit.hold'],
  },
  {
    href: paths.auditExports(),
    label: 'Your exports',
    order: 55,
    section: 'Audit log',
    needs: 'audit.export',
  },
  {
    href: paths.auditHolds(),
    label: 'Legal holds',
    order: 76,
    section: 'Security',
    needs: ['security.read', 'audit.hold'],
  },
]
