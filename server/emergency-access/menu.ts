import type { MenuOffer } from '../menu-offer.ts'
import { paths } from '../paths.ts'

/** What emergency access puts into the menu. */
export const emergencyAccessMenu: readonly MenuOffer[] = [
  { href: paths.emergencyAccess(), label: 'Emergency access', order: 40, needs: 'emergency-access.use' },
  {
    href: paths.emergencyReviews(),
    label: 'Reviews',
    order: 60,
    section: 'Emergency reviews',
    needs: 'emergency-access.review',
    alsoAt: [paths.emergencyAccess()],
  },
  {
    href: paths.emergencyApprovals(),
    label: 'Requests',
    order: 61,
    section: 'Emergency reviews',
    needs: 'emergency-access.approve',
  },
  {
    href: paths.emergencyNumbers(),
    label: 'Statistics',
    order: 62,
    section: 'Emergency reviews',
    needs: 'emergency-access.review',
  },
]
