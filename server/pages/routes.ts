import type { RouteTable } from '../http/routes/declared-route.ts'
import type { Services } from '../services.ts'
import { editPageRoutes } from './editing/edit-page-routes.tsx'
import { historyRoutes } from './history/history-routes.tsx'
import { pageListRoutes } from './list-routes.tsx'
import { newPageRoutes } from './editing/new-page-routes.tsx'
import { servePageRoute } from './serve-page-routes.tsx'

/** Managed pages: reading what is published, writing, publishing, and their history. */
export function pageRoutes(routes: RouteTable, services: Services): void {
  servePageRoute(routes, services)
  pageListRoutes(routes, services)
  newPageRoutes(routes, services)
  editPageRoutes(routes, services)
  historyRoutes(routes, services)
}
