import { said } from '../../views/words/said.ts'
import type { MenuOffer } from '../menu-offer.ts'
import { paths } from '../paths.ts'

/** What the audit log puts into the menu. */
export const auditMenu: readonly MenuOffer[] = [
  {
    href: paths.audit(),
    label: said('frame.menu.events'),
    order: 50,
    section: 'Audit log',
    needs: 'audit.read',
  },
  {
    href: paths.savedSearches(),
    label: said('frame.menu.saved-searches'),
    order: 51,
    section: 'Audit log',
    needs: 'audit.read',
  },
  {
    href: paths.reports(),
    label: said('frame.menu.reports'),
    order: 52,
    section: 'Audit log',
    needs: 'audit.read',
  },
  {
    href: paths.auditIntegrity(),
    label: said('frame.menu.integrity'),
    order: 53,
    section: 'Audit log',
    needs: 'audit.read',
  },
  {
    href: paths.auditHolds(),
    label: said('frame.menu.legal-holds'),
    order: 54,
    section: 'Audit log',
    needs: ['audit.read', 'audit.hold'],
  },
  {
    href: paths.auditExports(),
    label: said('frame.menu.your-exports'),
    order: 55,
    section: 'Audit log',
    needs: 'audit.export',
  },
  {
    href: paths.auditHolds(),
    label: said('frame.menu.legal-holds'),
    order: 76,
    section: 'Security',
    needs: ['security.read', 'audit.hold'],
  },
]
