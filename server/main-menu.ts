import type { Permission } from './access/permissions.ts'
import { auditMenu } from './audit/menu.ts'
import { dashboardMenu } from './dashboard/menu.ts'
import { diagnosesMenu } from './diagnoses/menu.ts'
import { emergencyAccessMenu } from './emergency-access/menu.ts'
import { pagesMenu } from './pages/menu.ts'
import { patientsMenu } from './patients/menu.ts'
import { prescriptionsMenu } from './prescriptions/menu.ts'
import { administrationMenu } from './administration/menu.ts'
import { securityMenu } from './security/menu.ts'
import type { MenuOffer } from './menu-offer.ts'
import type { Hooks } from './pages/hooks.ts'

/** Every room brings where it can be found. */
const offers: readonly (Omit<MenuOffer, 'needs'> & { readonly needs: readonly Permission[] })[] = [
  ...dashboardMenu,
  ...patientsMenu,
  ...prescriptionsMenu,
  ...emergencyAccessMenu,
  ...auditMenu,
  ...administrationMenu,
  ...securityMenu,
  ...diagnosesMenu,
  ...pagesMenu,
].map((offer) => ({ ...offer, needs: offer.needs === null ? [] : [offer.needs].flat() }))

/** The house's own menu: each person sees what the role may open; what belongs together stands under one entry. */
export function registerMainMenu(hooks: Hooks): void {
  hooks.on('construct_main_menu', (entries, actor) => [
    ...entries,
    ...(actor === undefined
      ? []
      : offers.filter(({ needs }) => needs.every((permission) => actor.permissions.has(permission)))),
  ])
}
