import type { RouteTable } from '../http/routes/declared-route.ts'
import type { Services } from '../services.ts'
import { wardKeepingRoutes } from './keeping/ward-keeping-routes.tsx'
import { wardMemberRoutes } from './members/ward-member-routes.tsx'

/** Wards and teams. */
export function wardRoutes(routes: RouteTable, services: Services): void {
  // Before the routes of one ward: “new” is no id.
  wardKeepingRoutes(routes, services)
  wardMemberRoutes(routes, services)
}
