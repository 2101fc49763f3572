import { readSecurityFigures } from '../../models/queries/dashboard-security.ts'
import { SecurityDesk } from '../../views/dashboard/security-desk.tsx'
import type { Permission } from '../access/permissions.ts'
import { paths } from '../paths.ts'
import type { Desk } from './desk.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const shown = 6

/** What a security officer has to look at. */
export const securityDesk: Desk = {
  name: 'security',
  suits: (actor) => actor.permissions.has('security.read'),
  find: async (services, { clearance, at }) => {
    const { SESSION_IDLE_MINUTES, SESSION_TIMEOUT_HOURS } = services.environment
    const before = (milliseconds: number) => new Date(at.getTime() - milliseconds)
    const figures = await readSecurityFigures(services.prepared, {
      since: before(24 * hourMs),
      seenSince: before(SESSION_IDLE_MINUTES * minuteMs),
      startedSince: before(SESSION_TIMEOUT_HOURS * hourMs),
      limit: shown,
      at,
      userId: clearance.actor.id,
    })
    const { permissions } = clearance.actor
    const reviews = permissions.has('emergency-access.review')
    const to = (right: Permission, href: string) => (permissions.has(right) ? href : undefined)
    return {
      patientIds: [],
      show: async () => (
        <SecurityDesk
          time={services.time}
          figures={{
            openAlerts: figures.open_alerts,
            reviewsDue: figures.reviews_due,
            requests: figures.requests,
            approvals: figures.proposals,
            openSessions: figures.open_sessions,
            failedSignIns: figures.failed_sign_ins,
          }}
          alerts={figures.alerts.map((alert) => ({
            id: alert.id,
            kind: alert.kind,
            severity: alert.severity,
            raisedAt: new Date(alert.raised_at),
            who: alert.user_name,
            href:
              reviews && alert.grant_id !== null
                ? paths.reviewEmergencyAccess(alert.grant_id)
                : paths.alerts(),
          }))}
          links={{
            alerts: paths.alerts(),
            reviews: to('emergency-access.review', paths.emergencyReviews()),
            requests: to('emergency-access.approve', paths.emergencyApprovals()),
            approvals: to('role.approve', paths.approvals()),
            sessions: to('session.manage', paths.securitySessions()),
            lockouts: to('session.manage', paths.lockouts()),
          }}
        />
      ),
    }
  },
}
