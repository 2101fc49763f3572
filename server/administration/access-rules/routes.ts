import type { RouteTable } from '../../http/routes/declared-route.ts'
import type { Services } from '../../services.ts'
import { exceptionRoutes } from './exception-routes.tsx'
import { networkRoutes } from './network-routes.tsx'
import { personListRoutes } from '../users/person-list-routes.tsx'
import { personRoutes } from './person-routes.tsx'

/** Who has an account, and when and from where each of them may work. */
export function peopleRoutes(routes: RouteTable, services: Services): void {
  personListRoutes(routes, services)
  personRoutes(routes, services)
  exceptionRoutes(routes, services)
  networkRoutes(routes, services)
}
