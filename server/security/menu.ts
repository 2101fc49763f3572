import { said } from '../../views/words/said.ts'
import type { MenuOffer } from '../menu-offer.ts'
import { paths } from '../paths.ts'

/** What officers and administrators find in the menu. */
export const securityMenu: readonly MenuOffer[] = [
  {
    href: paths.security(),
    label: said('frame.menu.overview'),
    order: 70,
    section: 'Security',
    needs: 'security.read',
  },
  {
    href: paths.alerts(),
    label: said('frame.menu.alerts'),
    order: 71,
    counts: ['alerts'],
    section: 'Security',
    needs: 'security.read',
  },
  {
    href: paths.detectors(),
    label: said('frame.menu.detectors'),
    order: 71.5,
    section: 'Security',
    needs: 'security.read',
  },
  {
    href: paths.securitySessions(),
    label: said('frame.menu.sessions'),
    order: 72,
    section: 'Security',
    needs: 'session.manage',
  },
  {
    href: paths.lockouts(),
    label: said('frame.menu.locked-accounts'),
    order: 73,
    section: 'Security',
    needs: 'session.manage',
  },
  {
    href: paths.explain(),
    label: said('frame.menu.explain-access'),
    order: 74,
    section: 'Security',
    needs: 'security.read',
  },
]
