import type { RouteTable } from '../http/declared-route.ts'
import type { Services } from '../services.ts'
import { cancelRoutes } from './cancel-routes.tsx'
import { draftRoutes } from './draft-routes.tsx'
import { listRoutes } from './list-routes.tsx'
import { patientListRoutes } from './patient-list-routes.tsx'
import { prescriptionPageRoutes } from './prescription-page-routes.tsx'
import { suppliedRoutes } from './supplied-routes.tsx'

/** Writing, signing, dispensing and cancelling prescriptions, and their lists. */
export function prescriptionRoutes(routes: RouteTable, services: Services): void {
  listRoutes(routes, services)
  patientListRoutes(routes, services)
  draftRoutes(routes, services)
  suppliedRoutes(routes, services)
  cancelRoutes(routes, services)
  prescriptionPageRoutes(routes, services)
}
