import type { RouteTable } from '../../http/routes/declared-route.ts'
import type { Services } from '../../services.ts'
import { decideRoutes } from './decide-routes.tsx'
import { editRoleRoutes } from './edit-role-routes.tsx'
import { rightsRequestRoutes } from './rights-request-routes.tsx'
import { roleRoutes } from './role-routes.tsx'
import { settingProposalRoutes } from '../settings/setting-proposal-routes.tsx'

/** What roles may do, changing it, and the second person who approves. */
export function rightsRoutes(routes: RouteTable, services: Services): void {
  roleRoutes(routes, services)
  editRoleRoutes(routes, services)
  rightsRequestRoutes(routes, services)
  decideRoutes(routes, services)
  settingProposalRoutes(routes, services)
}
