import { said } from '../../views/words/said.ts'
import type { MenuOffer } from '../menu-offer.ts'
import { paths } from '../paths.ts'

/** What those who write pages find in the menu. */
export const pagesMenu: readonly MenuOffer[] = [
  { href: paths.pages(), label: said('frame.menu.pages'), order: 90, needs: 'page.edit' },
]
