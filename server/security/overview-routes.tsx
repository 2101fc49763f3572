import { readSecurityOverview } from '../../models/queries/security-overview.ts'
import { SecurityOverviewPage } from '../../views/security/security-overview-page.tsx'
import type { Permission } from '../access/permissions.ts'
import { standstillsOf, standstillWords } from '../audit/tree/standstills.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { staffRoute } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** What a security officer begins with: what is open, and where it is seen to. */
export function overviewRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.security(),
    staffRoute(services, {
      action: 'security.read',
      event: 'security.viewed',
      find: async () => ({}),
      show: async ({ shell, clearance, at }) => {
        const { SESSION_IDLE_MINUTES, SESSION_TIMEOUT_HOURS } = services.environment
        const before = (milliseconds: number) => new Date(at.getTime() - milliseconds)
        const overview = await readSecurityOverview(services.prepared, {
          at,
          since: before(24 * hourMs),
          seenSince: before(SESSION_IDLE_MINUTES * minuteMs),
          startedSince: before(SESSION_TIMEOUT_HOURS * hourMs),
        })
        const to = (right: Permission, href: string) =>
          clearance.actor.permissions.has(right) ? href : undefined
        const standing = await standstillsOf(services)
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
      },
    }),
  )
}
