import type { RouteTable } from '../../http/routes/declared-route.ts'
import type { Services } from '../../services.ts'
import { requestErasureRoutes } from './request-routes.tsx'
import { decideErasureRoutes } from './decide-routes.tsx'
import { retentionRoutes } from './retention-routes.tsx'

/** Erasing records: asking, deciding, and for how long they must be kept. */
export function erasureRoutes(routes: RouteTable, services: Services): void {
  requestErasureRoutes(routes, services)
  // Before the routes of one request: “retention” is no id.
  retentionRoutes(routes, services)
  decideErasureRoutes(routes, services)
}
