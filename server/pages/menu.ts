import type { MenuOffer } from '../menu-offer.ts'
import { paths } from '../paths.ts'

/** What those who write pages find in the menu. */
export const pagesMenu: readonly MenuOffer[] = [
  { href: paths.pages(), label: 'Pages', order: 90, needs: 'page.edit' },
]
