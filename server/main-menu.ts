import type { Permission } from './access/permissions.ts'
import type { Hooks, MenuEntry } from './pages/hooks.ts'
import { paths } from './paths.ts'

type Offer = MenuEntry & { readonly needs: Permission | null }

const offers: readonly Offer[] = [
  { href: paths.home(), label: 'Start', order: 0, needs: null },
  { href: paths.patients(), label: 'Patients', order: 10, needs: 'demographics.read' },
  { href: paths.prescriptions(), label: 'Prescriptions', order: 20, needs: 'prescription.read' },
  { href: paths.ownRecord(), label: 'My record', order: 10, needs: 'own-record.read' },
  { href: paths.ownPrescriptions(), label: 'My prescriptions', order: 20, needs: 'own-record.read' },
  { href: paths.ownDisclosures(), label: 'Who opened my record', order: 30, needs: 'own-record.read' },
  { href: paths.emergencyAccess(), label: 'Emergency access', order: 40, needs: 'emergency-access.use' },
  { href: paths.audit(), label: 'Audit log', order: 50, needs: 'audit.read' },
  { href: paths.reports(), label: 'Reports', order: 55, needs: 'audit.read' },
  {
    href: paths.emergencyApprovals(),
    label: 'Requests',
    order: 58,
    needs: 'emergency-access.approve',
  },
  { href: paths.emergencyReviews(), label: 'Emergency reviews', order: 60, needs: 'emergency-access.review' },
  { href: paths.security(), label: 'Security', order: 65, needs: 'security.read' },
  { href: paths.alerts(), label: 'Alerts', order: 70, needs: 'security.read' },
  { href: paths.explain(), label: 'Why access', order: 73, needs: 'security.read' },
  { href: paths.securitySessions(), label: 'Sessions', order: 75, needs: 'session.manage' },
  { href: paths.people(), label: 'People', order: 77, needs: 'security.read' },
  { href: paths.roles(), label: 'Roles', order: 78, needs: 'role.approve' },
  { href: paths.pages(), label: 'Pages', order: 80, needs: 'page.edit' },
  { href: paths.users(), label: 'Users', order: 90, needs: 'user.manage' },
]

/** The house's own menu: each person sees what the role may open. */
export function registerMainMenu(hooks: Hooks): void {
  hooks.on('construct_main_menu', (entries, actor) => [
    ...entries,
    ...(actor === undefined
      ? []
      : offers.filter(({ needs }) => needs === null || actor.permissions.has(needs))),
  ])
}
