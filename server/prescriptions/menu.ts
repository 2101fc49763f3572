import { said } from '../../views/words/said.ts'
import type { MenuOffer } from '../menu-offer.ts'
import { paths } from '../paths.ts'

/** What prescriptions put into the menu. */
export const prescriptionsMenu: readonly MenuOffer[] = [
  {
    href: paths.prescriptions(),
    label: said('frame.menu.prescriptions'),
    order: 20,
    needs: 'prescription.read',
    counts: ['to-sign', 'to-dispense'],
  },
  {
    href: paths.catalogue(),
    label: said('frame.menu.medicines'),
    order: 25,
    needs: 'prescription.read',
  },
  {
    href: paths.ownPrescriptions(),
    label: said('frame.menu.my-prescriptions'),
    order: 20,
    needs: 'own-record.read',
  },
  {
    href: paths.abandonedPrescriptions(),
    label: said('frame.menu.prescriptions'),
    order: 75,
    section: 'Security',
    needs: 'prescription.cancel-for-another',
  },
]
