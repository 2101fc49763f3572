import type { MenuOffer } from '../menu-offer.ts'
import { paths } from '../paths.ts'

/** What officers and administrators find in the menu. */
export const securityMenu: readonly MenuOffer[] = [
  { href: paths.security(), label: 'Overview', order: 70, section: 'Security', needs: 'security.read' },
  { href: paths.alerts(), label: 'Alerts', order: 71, section: 'Security', needs: 'security.read' },
  { href: paths.detectors(), label: 'Detectors', order: 71.5, section: 'Security', needs: 'security.read' },
  {
    href: paths.securitySessions(),
    label: 'Sessions',
    order: 72,
    section: 'Security',
    needs: 'session.manage',
  },
  {
    href: paths.lockouts(),
    label: 'Locked accounts',
    order: 73,
    section: 'Security',
    needs: 'session.manage',
  },
  { href: paths.explain(), label: 'Explain access', order: 74, section: 'Security', needs: 'security.read' },
]
