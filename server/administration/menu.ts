import type { MenuOffer } from '../menu-offer.ts'
import { paths } from '../paths.ts'

/** What administrators find in the menu. */
export const administrationMenu: readonly MenuOffer[] = [
  {
    href: paths.facilitySettings(),
    label: 'Facility settings',
    order: 75,
    section: 'Security',
    needs: 'facility.manage',
  },
  { href: paths.people(), label: 'People', order: 80, section: 'People and roles', needs: 'security.read' },
  {
    href: paths.users(),
    label: 'Users',
    order: 81,
    section: 'People and roles',
    needs: 'user.manage',
    alsoAt: [paths.people()],
  },
  { href: paths.roles(), label: 'Roles', order: 82, section: 'People and roles', needs: 'role.approve' },
  {
    href: paths.approvals(),
    label: 'Approvals',
    order: 83,
    section: 'People and roles',
    needs: 'role.approve',
    alsoAt: [paths.settingProposals()],
  },
]
