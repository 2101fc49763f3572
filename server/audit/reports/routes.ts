import type { RouteTable } from '../../http/routes/declared-route.ts'
import type { Services } from '../../services.ts'
import { facilityDayRoutes } from './facility-day-routes.tsx'
import { indexRoutes } from './index-routes.tsx'
import { madeReportRoutes } from './report-routes.tsx'
import { subscriptionRoutes } from './subscription-routes.tsx'

/** Reports that are made from the audit log. */
export function reportRoutes(routes: RouteTable, services: Services): void {
  indexRoutes(routes, services)
  madeReportRoutes(routes, services)
  facilityDayRoutes(routes, services)
  subscriptionRoutes(routes, services)
}
