import { said } from '../../views/words/said.ts'
import type { MenuOffer } from '../menu-offer.ts'
import { paths } from '../paths.ts'

/** What patients’ records put into the menu. */
export const patientsMenu: readonly MenuOffer[] = [
  { href: paths.patients(), label: said('frame.menu.patients'), order: 10, needs: 'demographics.read' },
  {
    href: paths.awaitedResults(),
    label: said('frame.menu.results'),
    order: 15,
    needs: 'chart.read',
    counts: ['results'],
  },
  { href: paths.ownRecord(), label: said('frame.menu.my-record'), order: 10, needs: 'own-record.read' },
  {
    href: paths.ownDisclosures(),
    label: said('frame.menu.who-opened-my-record'),
    order: 30,
    needs: 'own-record.read',
  },
  { href: paths.ownRecords(), label: said('frame.menu.whose-record'), order: 35, needs: 'own-record.read' },
  {
    href: paths.erasures(),
    label: said('frame.menu.erasures'),
    order: 84,
    counts: ['erasures'],
    section: 'People and roles',
    needs: 'erasure.decide',
  },
]
