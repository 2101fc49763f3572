import type { RouteTable } from '../../http/routes/declared-route.ts'
import type { Services } from '../../services.ts'
import { editUserRoutes } from './edit-user-routes.tsx'
import { newUserRoutes } from './new-user-routes.tsx'
import { userPageRoutes } from '../user-page-routes.tsx'

/** Making, seeing and changing users. Its addresses come before those with an id in their place. */
export function userRoutes(routes: RouteTable, services: Services): void {
  newUserRoutes(routes, services)
  editUserRoutes(routes, services)
  userPageRoutes(routes, services)
}
