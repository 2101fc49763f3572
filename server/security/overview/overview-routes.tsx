import { SecurityOverviewPage } from '../../../views/security/security-overview-page.tsx'
import type { Permission } from '../../access/permissions.ts'
import { standstillWords } from '../../audit/standstills.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { securityOverview } from './read-overview.ts'

/** What a security officer begins with: what is open, and where it is dealt with. */
export function overviewRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.security(),
    staffQueryPage(services, securityOverview, ({ shell }, { overview, standing, permissions }) => {
      const to = (right: Permission, href: string) => (permissions.has(right) ? href : undefined)
      const reviews = to('emergency-access.review', paths.emergencyReviews())
      return (
        <SecurityOverviewPage
          shell={shell}
          time={services.time}
          standing={standing.map((standstill) => ({
            words: standstillWords(standstill),
            since: standstill.since,
          }))}
          counts={{
            alerts: overview.open_alerts,
            emergencies: overview.emergencies_total,
            reviews: overview.reviews_due,
            lockouts: overview.locked_accounts,
            sessions: overview.open_sessions,
            failures: overview.failed_sign_ins,
            approvals: overview.proposals,
          }}
          emergencies={overview.emergencies.map((emergency) => ({
            id: emergency.id,
            who: emergency.user_name,
            reasonCode: emergency.reason_code,
            endsAt: new Date(emergency.ends_at),
            href: reviews === undefined ? undefined : paths.reviewEmergencyAccess(emergency.id),
          }))}
          links={{
            alerts: paths.alerts(),
            reviews,
            lockouts: to('session.manage', paths.lockouts()),
            sessions: to('session.manage', paths.securitySessions()),
            failures: to('audit.read', `${paths.audit()}?event=sign-in.failed`),
            approvals: paths.approvals(),
            people: paths.people(),
            detectors: paths.detectors(),
            roles: paths.roles(),
            settings: to('facility.manage', paths.facilitySettings()),
          }}
        />
      )
    }),
  )
}
