import type { RouteTable } from '../http/routes/declared-route.ts'
import { chartQuery } from '../patients/chart-query.ts'
import { signPrescription } from '../prescriptions/sign.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { jsonCommand, jsonQuery } from './json-routes.ts'

/** What programs may call: faces of the operations that the pages have, at the same addresses under /api/v1. */
export function apiRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.chartForPrograms.pattern,
    jsonQuery(services, chartQuery, ({ record }) => ({ id: record.identity.patientId, ...record })),
  )
  routes.post(paths.signingForPrograms.pattern, jsonCommand(services, signPrescription))
}
