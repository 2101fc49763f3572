import type { PassportInstance } from '../middleware/passport.ts'
import { accountRoutes } from './accounts/routes.ts'
import { apiRoutes } from './api/routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { dashboardRoutes } from './dashboard/routes.tsx'
import { demoRoutes } from './demo/routes.ts'
import { diagnosisCodeRoutes } from './diagnoses/diagnosis-code-routes.tsx'
import { emergencyAccessRoutes } from './emergency-access/routes.ts'
import { healthRoutes } from './health/routes.ts'
import { RouteTable } from './http/routes/declared-route.ts'
import { pageRoutes } from './pages/routes.ts'
import { patientRoutes } from './patients/routes.tsx'
import { alertRoutes } from './security/alerts/alert-routes.tsx'
import { detectorRoutes } from './security/rules/detector-routes.tsx'
import { findingRoutes } from './security/rules/finding-routes.tsx'
import { explainRoutes } from './security/explain/explain-routes.tsx'
import { lockoutRoutes } from './security/lockouts/lockout-routes.tsx'
import { openSessionRoutes } from './security/sessions/open-session-routes.tsx'
import { facilitySettingsRoutes } from './administration/settings/facility-settings-routes.tsx'
import { overviewRoutes } from './security/overview/overview-routes.tsx'
import { peopleRoutes } from './administration/access-rules/routes.ts'
import { rightsRoutes } from './administration/roles/routes.ts'
import { userListRoutes } from './administration/users/user-list-routes.tsx'
import { userRoutes } from './administration/users/routes.ts'
import { prescriptionRoutes } from './prescriptions/routes.ts'
import { wardRoutes } from './wards/routes.ts'
import type { Services } from './services.ts'

/** Every part of the job, one line each. */
export function createRoutes(services: Services, passport: PassportInstance): RouteTable {
  const routes = new RouteTable()
  healthRoutes(routes, services)
  userRoutes(routes, services)
  accountRoutes(routes, services, passport)
  demoRoutes(routes, services)
  dashboardRoutes(routes, services)
  patientRoutes(routes, services)
  prescriptionRoutes(routes, services)
  emergencyAccessRoutes(routes, services)
  pageRoutes(routes, services)
  alertRoutes(routes, services)
  findingRoutes(routes, services)
  detectorRoutes(routes, services)
  explainRoutes(routes, services)
  openSessionRoutes(routes, services)
  lockoutRoutes(routes, services)
  userListRoutes(routes, services)
  overviewRoutes(routes, services)
  facilitySettingsRoutes(routes, services)
  diagnosisCodeRoutes(routes, services)
  peopleRoutes(routes, services)
  rightsRoutes(routes, services)
  wardRoutes(routes, services)
  auditRoutes(routes, services)
  apiRoutes(routes, services)
  return routes
}
