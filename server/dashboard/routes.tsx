import type { RouteTable } from '../http/declared-route.ts'
import { staffRoute } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { DashboardPage } from '../../views/dashboard/dashboard-page.tsx'
import { openSummaries } from '../patients/open-summaries.ts'
import { searchPatients } from '../patients/search.ts'

/** The page one starts from: what the role needs first. */
export function dashboardRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.home(),
    staffRoute(services, {
      action: 'dashboard.open',
      event: 'dashboard.viewed',
      find: async ({ clearance, at }) =>
        clearance.actor.patientScope === 'care_team'
          ? searchPatients(services, clearance.actor, { text: '', after: '', at })
          : { patientIds: [], next: undefined },
      show: async ({ shell, receipt, clearance, req }, { patientIds }) => (
        <DashboardPage
          shell={shell}
          today={req.context.circumstances.local.date}
          displayName={clearance.actor.displayName}
          patients={[...(await openSummaries(services, receipt, patientIds)).values()]}
          href={paths.patient}
        />
      ),
    }),
  )
}
