import type { Permission } from './access/permissions.ts'
import type { Hooks, MenuEntry } from './pages/hooks.ts'
import { paths } from './paths.ts'

/** What an entry needs: nothing, one right, or several together. */
type Offer = MenuEntry & { readonly needs: Permission | readonly Permission[] | null }

const mayAll = (held: ReadonlySet<Permission>, needs: Offer['needs']): boolean =>
  needs === null || [needs].flat().every((permission) => held.has(permission))

const offers: readonly Offer[] = [
  { href: paths.home(), label: 'Start', order: 0, needs: null },
  { href: paths.patients(), label: 'Patients', order: 10, needs: 'demographics.read' },
  { href: paths.prescriptions(), label: 'Prescriptions', order: 20, needs: 'prescription.read' },
  { href: paths.ownRecord(), label: 'My record', order: 10, needs: 'own-record.read' },
  { href: paths.ownPrescriptions(), label: 'My prescriptions', order: 20, needs: 'own-record.read' },
  { href: paths.ownDisclosures(), label: 'Who opened my record', order: 30, needs: 'own-record.read' },
  { href: paths.ownRecords(), label: 'Whose record', order: 35, needs: 'own-record.read' },
  { href: paths.emergencyAccess(), label: 'Emergency access', order: 40, needs: 'emergency-access.use' },
  { href: paths.audit(), label: 'Events', order: 50, section: 'Audit log', needs: 'audit.read' },
  {
    href: paths.savedSearches(),
    label: 'Saved searches',
    order: 51,
    section: 'Audit log',
    needs: 'audit.read',
  },
  { href: paths.reports(), label: 'Reports', order: 52, section: 'Audit log', needs: 'audit.read' },
  { href: paths.auditIntegrity(), label: 'Integrity', order: 53, section: 'Audit log', needs: 'audit.read' },
  {
    href: paths.abandonedPrescriptions(),
    label: 'Prescriptions',
    order: 75,
    section: 'Security',
    needs: 'prescription.cancel-for-another',
  },
  {
    href: paths.auditHolds(),
    label: 'Legal holds',
    order: 54,
    section: 'Audit log',
    needs: ['audit.read', 'audit.hold'],
  },
  {
    href: paths.auditExports(),
    label: 'Your exports',
    order: 55,
    section: 'Audit log',
    needs: 'audit.export',
  },
  {
    href: paths.emergencyReviews(),
    label: 'Reviews',
    order: 60,
    section: 'Emergency reviews',
    needs: 'emergency-access.review',
  },
  {
    href: paths.emergencyApprovals(),
    label: 'Requests',
    order: 61,
    section: 'Emergency reviews',
    needs: 'emergency-access.approve',
  },
  {
    href: paths.emergencyNumbers(),
    label: 'Numbers',
    order: 62,
    section: 'Emergency reviews',
    needs: 'emergency-access.review',
  },
  { href: paths.security(), label: 'Overview', order: 70, section: 'Security', needs: 'security.read' },
  { href: paths.alerts(), label: 'Alerts', order: 71, section: 'Security', needs: 'security.read' },
  { href: paths.detectors(), label: 'Detectors', order: 71.5, section: 'Security', needs: 'security.read' },
  {
    href: paths.securitySessions(),
    label: 'Sessions',
    order: 72,
    section: 'Security',
    needs: 'session.manage',
  },
  {
    href: paths.lockouts(),
    label: 'Locked accounts',
    order: 73,
    section: 'Security',
    needs: 'session.manage',
  },
  {
    href: paths.auditHolds(),
    label: 'Legal holds',
    order: 76,
    section: 'Security',
    needs: ['security.read', 'audit.hold'],
  },
  { href: paths.explain(), label: 'Why access', order: 74, section: 'Security', needs: 'security.read' },
  {
    href: paths.facilitySettings(),
    label: 'Facility settings',
    order: 75,
    section: 'Security',
    needs: 'facility.manage',
  },
  { href: paths.people(), label: 'People', order: 80, section: 'People and roles', needs: 'security.read' },
  { href: paths.users(), label: 'Users', order: 81, section: 'People and roles', needs: 'user.manage' },
  { href: paths.roles(), label: 'Roles', order: 82, section: 'People and roles', needs: 'role.approve' },
  {
    href: paths.approvals(),
    label: 'Approvals',
    order: 83,
    section: 'People and roles',
    needs: 'role.approve',
  },
  {
    href: paths.erasures(),
    label: 'Erasures',
    order: 84,
    section: 'People and roles',
    needs: 'erasure.decide',
  },
  { href: paths.pages(), label: 'Pages', order: 90, needs: 'page.edit' },
]

/** The house's own menu: each person sees what the role may open; what belongs together stands under one entry. */
export function registerMainMenu(hooks: Hooks): void {
  hooks.on('construct_main_menu', (entries, actor) => [
    ...entries,
    ...(actor === undefined ? [] : offers.filter(({ needs }) => mayAll(actor.permissions, needs))),
  ])
}
