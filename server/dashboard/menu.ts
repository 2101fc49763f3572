import type { MenuOffer } from '../menu-offer.ts'
import { paths } from '../paths.ts'

/** Where everybody starts. */
export const dashboardMenu: readonly MenuOffer[] = [
  { href: paths.home(), label: 'Home', order: 0, needs: null },
]
