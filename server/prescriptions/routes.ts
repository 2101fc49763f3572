import type { RouteTable } from '../http/routes/declared-route.ts'
import type { Services } from '../services.ts'
import { cancelRoutes } from './cancelling/cancel-routes.tsx'
import { dispenseRoutes } from './dispensing/dispense-routes.tsx'
import { catalogueRoutes } from './catalogue/catalogue-routes.tsx'
import { draftRoutes } from './drafts/draft-routes.tsx'
import { listRoutes } from './lists/list-routes.tsx'
import { patientListRoutes } from './lists/patient-list-routes.tsx'
import { prescriptionPageRoutes } from './prescription-page-routes.tsx'
import { toSignRoutes } from './signing/to-sign-routes.tsx'
import { suppliedRoutes } from './dispensing/supplied-routes.tsx'

/** Writing, signing, dispensing and cancelling prescriptions, and their lists. */
export function prescriptionRoutes(routes: RouteTable, services: Services): void {
  listRoutes(routes, services)
  patientListRoutes(routes, services)
  catalogueRoutes(routes, services)
  draftRoutes(routes, services)
  dispenseRoutes(routes, services)
  suppliedRoutes(routes, services)
  cancelRoutes(routes, services)
  toSignRoutes(routes, services)
  prescriptionPageRoutes(routes, services)
}
