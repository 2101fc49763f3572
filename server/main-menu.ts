import type { Permission } from './access/permissions.ts'
import { auditMenu } from './audit/menu.ts'
import { dashboardMenu } from './dashboard/menu.ts'
import { emergencyAccessMenu } from './emergency-access/menu.ts'
import { pagesMenu } from './pages/menu.ts'
import { patientsMenu } from './patients/menu.ts'
import { prescriptionsMenu } from './prescriptions/menu.ts'
import { administrationMenu } from './administration/menu.ts'
import { securityMenu } from './security/menu.ts'
import type { MenuOffer } from './menu-offer.ts'
import type { Hooks } from './pages/hooks.ts'

const mayAll = (held: ReadonlySet<Permission>, needs: MenuOffer['needs']): boolean =>
  needs === null || [needs].flat().every((permission) => held.has(permission))

/** Every room brings where it can be found. */
const offers: readonly MenuOffer[] = [
  ...dashboardMenu,
  ...patientsMenu,
  ...prescriptionsMenu,
  ...emergencyAccessMenu,
  ...auditMenu,
  ...administrationMenu,
  ...securityMenu,
  ...pagesMenu,
]

/** The house's own menu: each person sees what the role may open; what belongs together stands under one entry. */
export function registerMainMenu(hooks: Hooks): void {
  hooks.on('construct_main_menu', (entries, actor) => [
    ...entries,
    ...(actor === undefined ? [] : offers.filter(({ needs }) => mayAll(actor.permissions, needs))),
  ])
}
