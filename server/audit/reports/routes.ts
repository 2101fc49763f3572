import type { RouteTable } from '../../http/declared-route.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { idIn } from '../../http/id-in.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { reportKinds, reportNames } from './catalogue.ts'
import { facilityDayRoutes } from './facility-day-routes.tsx'
import { indexRoutes } from './index-routes.tsx'
import { makePatient } from './make-patient.ts'
import { makeUser } from './make-user.ts'
import { longestPeriod } from './period.ts'
import { reportRoute } from './report-route.tsx'
import { subscriptionRoutes } from './subscription-routes.tsx'

/** An accounting of disclosures reaches ten years back: as far as the log is kept. */
const tenYears = 3_660

const subjectOf = (request: StaffRequest): string => idIn(request)

/** Reports that are made from the audit log. */
export function reportRoutes(routes: RouteTable, services: Services): void {
  indexRoutes(routes, services)
  for (const name of reportNames) {
    const { title, usualDays, make, path } = reportKinds[name]
    const links =
      name === 'after-hours' ? [{ href: paths.facilityDay(), text: 'The facility’s day' }] : undefined
    const routed = { name, title, usualDays, longest: longestPeriod, make }
    routes.get(path, reportRoute(services, links === undefined ? routed : { ...routed, links }))
  }
  routes.get(
    paths.patientReport.pattern,
    reportRoute(services, {
      name: 'patient',
      title: 'Disclosures of a record',
      usualDays: 366,
      longest: tenYears,
      make: (house, period, request) => makePatient(house, period, subjectOf(request)),
    }),
  )
  routes.get(
    paths.userReport.pattern,
    reportRoute(services, {
      name: 'user',
      title: 'What somebody did',
      usualDays: 31,
      longest: longestPeriod,
      make: (house, period, request) => makeUser(house, period, subjectOf(request)),
    }),
  )
  facilityDayRoutes(routes, services)
  subscriptionRoutes(routes, services)
}
