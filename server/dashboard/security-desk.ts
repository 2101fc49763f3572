import { readSecurityFigures } from '../../models/queries/dashboard/dashboard-security.ts'
import type { Desk } from './desk.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const shown = 6

/** What a security officer has to look at. */
export const securityDesk: Desk = {
  name: 'security',
  suits: (actor) => actor.permissions.has('security.read'),
  find: async (services, { proof, at }) => {
    const { SESSION_IDLE_MINUTES, SESSION_TIMEOUT_HOURS } = services.environment
    const before = (milliseconds: number) => new Date(at.getTime() - milliseconds)
    const figures = await readSecurityFigures(services.prepared, {
      since: before(24 * hourMs),
      seenSince: before(SESSION_IDLE_MINUTES * minuteMs),
      startedSince: before(SESSION_TIMEOUT_HOURS * hourMs),
      limit: shown,
      at,
      userId: proof.actor.id,
    })
    return {
      patientIds: [],
      open: async () => ({
        desk: 'security',
        figures: {
          openAlerts: figures.open_alerts,
          reviewsDue: figures.reviews_due,
          requests: figures.requests,
          approvals: figures.proposals,
          openSessions: figures.open_sessions,
          failedSignIns: figures.failed_sign_ins,
        },
        alerts: figures.alerts.map((alert) => ({
          id: alert.id,
          kind: alert.kind,
          severity: alert.severity,
          raisedAt: new Date(alert.raised_at),
          who: alert.user_name,
          grantId: alert.grant_id,
        })),
      }),
    }
  },
}
