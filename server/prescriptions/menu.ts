import type { MenuOffer } from '../menu-offer.ts'
import { paths } from '../paths.ts'

/** What prescriptions put into the menu. */
export const prescriptionsMenu: readonly MenuOffer[] = [
  { href: paths.prescriptions(), label: 'Prescriptions', order: 20, needs: 'prescription.read' },
  { href: paths.ownPrescriptions(), label: 'My prescriptions', order: 20, needs: 'own-record.read' },
  {
    href: paths.abandonedPrescriptions(),
    label: 'Prescriptions',
    order: 75,
    section: 'Security',
    needs: 'prescription.cancel-for-another',
  },
]
