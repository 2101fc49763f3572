import type { RouteTable } from '../http/declared-route.ts'
import type { Services } from '../services.ts'
import { accessCodeRoutes } from './access-code-routes.tsx'
import { approvalRoutes } from './approval-routes.tsx'
import { askRoutes } from './ask-routes.tsx'
import { extendRoutes } from './extend-routes.tsx'
import { findBehindGlassRoutes } from './find-routes.tsx'
import { numbersRoutes } from './numbers-routes.tsx'
import { ownGrantRoutes } from './own-grant-routes.tsx'
import { requestRoutes } from './request-routes.tsx'
import { reviewRoutes } from './review-routes.tsx'

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
