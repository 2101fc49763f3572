import { readAuditFigures } from '../../models/queries/dashboard/dashboard-audit.ts'
import { eventTitle } from '../audit/event-words.ts'
import type { Desk } from './desk.ts'

const hourMs = 3_600_000
const shown = 10

/** What the last day brought, and what of the last week is more than routine. */
export const auditDesk: Desk = {
  name: 'audit',
  suits: (actor) => actor.permissions.has('audit.read'),
  find: async (services, { at }) => {
    const since = new Date(at.getTime() - 24 * hourMs)
    const notableSince = new Date(at.getTime() - 7 * 24 * hourMs)
    const figures = await readAuditFigures(services.prepared, {
      since,
      until: at,
      notableSince,
      limit: shown,
    })
    const { verification } = figures
    return {
      patientIds: [],
      open: async () => ({
        desk: 'audit',
        since,
        notableSince,
        figures: {
          events: figures.events,
          refused: figures.refused,
          failedSignIns: figures.failed_sign_ins,
          emergencies: figures.emergencies,
          reviewsDue: figures.reviews_due,
        },
        verification:
          verification === null
            ? undefined
            : { at: new Date(verification.asked_at), outcome: verification.outcome },
        notableTotal: figures.notable_total,
        notable: figures.notable.map((row) => ({
          id: row.id,
          at: new Date(row.occurred_at),
          words: eventTitle(row.event),
          times: row.times,
          severity: row.severity,
          outcome: row.outcome,
          who: row.actor_name,
        })),
      }),
    }
  },
}
