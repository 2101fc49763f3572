import { DashboardPage } from '../../views/dashboard/dashboard-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { staffRoute } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { approvalDesk } from './approval-desk.tsx'
import { administrationDesk } from './administration-desk.tsx'
import { auditDesk } from './audit-desk.tsx'
import { clinicianDesk } from './clinician-desk.tsx'
import type { Desk } from './desk.ts'
import { frontDesk } from './front-desk.tsx'
import { ownRecordDesk } from './own-record-desk.tsx'
import { pagesDesk } from './pages-desk.tsx'
import { pharmacyDesk } from './pharmacy-desk.tsx'
import { securityDesk } from './security-desk.tsx'

const desks: readonly Desk[] = [
  approvalDesk,
  clinicianDesk,
  pharmacyDesk,
  frontDesk,
  ownRecordDesk,
  securityDesk,
  auditDesk,
  pagesDesk,
  administrationDesk,
]

/** The page one starts from: a desk for everything that the role does. */
export function dashboardRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.home(),
    staffRoute(services, {
      action: 'dashboard.open',
      event: 'dashboard.viewed',
      find: async (request) => {
        const suiting = desks.filter((desk) => desk.suits(request.clearance.actor))
        const found = await Promise.all(suiting.map((desk) => desk.find(services, request)))
        return {
          patientIds: [...new Set(found.flatMap((findings) => findings.patientIds))],
          details: { desks: suiting.map((desk) => desk.name) },
          found,
        }
      },
      show: async (visit, { found }) => {
        const { permissions } = visit.clearance.actor
        return (
          <DashboardPage
            shell={visit.shell}
            date={services.time.weekday(visit.at)}
            search={permissions.has('demographics.read') ? paths.patients() : undefined}
            desks={await Promise.all(found.map((findings) => findings.show(visit)))}
          />
        )
      },
    }),
  )
}
