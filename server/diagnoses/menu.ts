import { said } from '../../views/words/said.ts'
import type { MenuOffer } from '../menu-offer.ts'
import { paths } from '../paths.ts'

/** Where the table of diagnoses is found. */
export const diagnosesMenu: readonly MenuOffer[] = [
  {
    href: paths.diagnosisCodes(),
    label: said('diagnoses.menu'),
    order: 76,
    section: 'Security',
    needs: 'facility.manage',
  },
]
