import type { RouteTable } from '../http/routes/declared-route.ts'
import type { Services } from '../services.ts'
import { accessCodeRoutes } from './access-codes/access-code-routes.tsx'
import { approvalRoutes } from './requests/approval-routes.tsx'
import { askRoutes } from './requests/ask-routes.tsx'
import { extendRoutes } from './grants/extend-routes.tsx'
import { findBehindGlassRoutes } from './grants/find-routes.tsx'
import { numbersRoutes } from './reviews/numbers-routes.tsx'
import { ownGrantRoutes } from './grants/own-grant-routes.tsx'
import { requestRoutes } from './requests/request-routes.tsx'
import { reviewRoutes } from './reviews/review-routes.tsx'

/** Breaking the glass, extending and ending it, and its review. */
export function emergencyAccessRoutes(routes: RouteTable, services: Services): void {
  askRoutes(routes, services)
  accessCodeRoutes(routes, services)
  findBehindGlassRoutes(routes, services)
  extendRoutes(routes, services)
  ownGrantRoutes(routes, services)
  requestRoutes(routes, services)
  approvalRoutes(routes, services)
  numbersRoutes(routes, services)
  reviewRoutes(routes, services)
}
