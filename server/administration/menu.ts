import { said } from '../../views/words/said.ts'
import type { MenuOffer } from '../menu-offer.ts'
import { paths } from '../paths.ts'

/** Under which entry the accounts and what they may stand. */
const peopleAndRoles = 'People and roles'

/** What administrators find in the menu. */
export const administrationMenu: readonly MenuOffer[] = [
  {
    href: paths.facilitySettings(),
    label: said('frame.menu.facility-settings'),
    order: 75,
    section: 'Security',
    needs: 'facility.manage',
  },
  {
    href: paths.people(),
    label: said('frame.menu.people'),
    order: 80,
    section: peopleAndRoles,
    needs: 'security.read',
  },
  {
    href: paths.users(),
    label: said('frame.menu.users'),
    order: 81,
    section: peopleAndRoles,
    needs: 'user.manage',
    alsoAt: [paths.people()],
  },
  {
    href: paths.roles(),
    label: said('frame.menu.roles'),
    order: 82,
    section: peopleAndRoles,
    needs: 'role.approve',
  },
  {
    href: paths.approvals(),
    label: said('frame.menu.approvals'),
    order: 83,
    counts: ['approvals'],
    section: peopleAndRoles,
    needs: 'role.approve',
    alsoAt: [paths.settingProposals()],
  },
  {
    href: paths.wards(),
    label: said('wards.menu.keep'),
    order: 84,
    section: peopleAndRoles,
    needs: 'ward.manage',
  },
]
