import type { RouteTable } from '../http/routes/declared-route.ts'
import type { Services } from '../services.ts'
import { eventRoutes } from './log/event-routes.tsx'
import { exportRoutes } from './exports/routes.tsx'
import { printRoutes } from './search/print-routes.tsx'
import { reportRoutes } from './reports/routes.ts'
import { holdRoutes } from './retention/hold-routes.tsx'
import { savedSearchRoutes } from './search/routes.tsx'
import { searchRoutes } from './search/search-routes.tsx'
import { integrityRoutes } from './tree/integrity-routes.tsx'

/** Reading the audit log. */
export function auditRoutes(routes: RouteTable, services: Services): void {
  searchRoutes(routes, services)
  holdRoutes(routes, services)
  integrityRoutes(routes, services)
  eventRoutes(routes, services)
  exportRoutes(routes, services)
  printRoutes(routes, services)
  reportRoutes(routes, services)
  savedSearchRoutes(routes, services)
}
