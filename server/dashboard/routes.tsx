import { DashboardPage } from '../../views/dashboard/dashboard-page.tsx'
import type { RouteTable } from '../http/routes/declared-route.ts'
import { staffQueryPage } from '../http/faces/staff-operation-faces.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { drawDesk } from './draw-desk.tsx'
import { home } from './home.ts'
import { partOfDay } from '../../views/dashboard/part-of-day.ts'

/** The page one starts from: a desk for everything that the role does. */
export function dashboardRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.home(),
    staffQueryPage(services, home, ({ shell, clearance, at }, desks) => (
      <DashboardPage
        shell={shell}
        date={services.times[shell.words.language].dayOfWeek(at)}
        part={partOfDay(services.time.localInput(at))}
        desks={desks.map((shown) =>
          drawDesk({ time: services.times[shell.words.language] }, clearance.actor, shown),
        )}
      />
    )),
  )
}
