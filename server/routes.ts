import type { PassportInstance } from '../middleware/passport.ts'
import { accountRoutes } from './accounts/routes.tsx'
import { dashboardRoutes } from './dashboard/routes.tsx'
import { demoRoutes } from './demo/routes.ts'
import { emergencyAccessRoutes } from './emergency-access/routes.ts'
import { healthRoutes } from './health/routes.ts'
import { RouteTable } from './http/declared-route.ts'
import { answerProblem } from './http/problem.tsx'
import { problems } from './http/problems.ts'
import { patientRoutes } from './patients/routes.tsx'
import type { Services } from './services.ts'

/** Every part of the job, one line each. */
export function createRoutes(services: Services, passport: PassportInstance): RouteTable {
  const routes = new RouteTable()
  healthRoutes(routes, services)
  accountRoutes(routes, services, passport)
  demoRoutes(routes, services)
  dashboardRoutes(routes, services)
  patientRoutes(routes, services)
  emergencyAccessRoutes(routes, services)
  routes.refuseOtherMethods((req, res, allowed) => {
    res.setHeader('Allow', allowed)
    answerProblem(services, req, res, problems.methodNotAllowed)
  })
  return routes
}
