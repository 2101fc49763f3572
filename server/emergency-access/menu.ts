import { said } from '../../views/words/said.ts'
import type { MenuOffer } from '../menu-offer.ts'
import { paths } from '../paths.ts'

/** What emergency access puts into the menu. */
export const emergencyAccessMenu: readonly MenuOffer[] = [
  {
    href: paths.emergencyAccess(),
    label: said('frame.menu.emergency-access'),
    order: 40,
    needs: 'emergency-access.use',
  },
  {
    href: paths.emergencyReviews(),
    label: said('frame.menu.reviews'),
    order: 60,
    counts: ['reviews'],
    section: 'Emergency reviews',
    needs: 'emergency-access.review',
    alsoAt: [paths.emergencyAccess()],
  },
  {
    href: paths.emergencyApprovals(),
    label: said('frame.menu.requests'),
    order: 61,
    counts: ['requests'],
    section: 'Emergency reviews',
    needs: 'emergency-access.approve',
  },
  {
    href: paths.emergencyNumbers(),
    label: said('frame.menu.statistics'),
    order: 62,
    section: 'Emergency reviews',
    needs: 'emergency-access.review',
  },
]
