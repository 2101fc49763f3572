import type { MenuOffer } from '../menu-offer.ts'
import { paths } from '../paths.ts'

/** What patients’ records put into the menu. */
export const patientsMenu: readonly MenuOffer[] = [
  { href: paths.patients(), label: 'Patients', order: 10, needs: 'demographics.read' },
  { href: paths.ownRecord(), label: 'My record', order: 10, needs: 'own-record.read' },
  { href: paths.ownDisclosures(), label: 'Who opened my record', order: 30, needs: 'own-record.read' },
  { href: paths.ownRecords(), label: 'Whose record', order: 35, needs: 'own-record.read' },
  {
    href: paths.erasures(),
    label: 'Erasures',
    order: 84,
    section: 'People and roles',
    needs: 'erasure.decide',
  },
]
