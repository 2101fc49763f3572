import { said } from '../../views/words/said.ts'
import type { MenuOffer } from '../menu-offer.ts'
import { paths } from '../paths.ts'

/** Where everybody starts. */
export const dashboardMenu: readonly MenuOffer[] = [
  { href: paths.home(), label: said('frame.menu.home'), order: 0, needs: null, counts: ['critical'] },
]
