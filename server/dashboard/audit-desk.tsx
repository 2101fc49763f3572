import { readAuditFigures, type AuditFigures } from '../../models/queries/dashboard-audit.ts'
import { AuditDesk } from '../../views/dashboard/audit-desk.tsx'
import { eventWords } from '../audit/event-words.ts'
import { searchAddress } from '../audit/search-address.ts'
import { verificationStates } from '../audit/tree/verification-states.ts'
import { paths } from '../paths.ts'
import type { Desk } from './desk.ts'

const integrityOf = (verification: AuditFigures['verification']) =>
  verification === null
    ? undefined
    : { at: new Date(verification.asked_at), ...verificationStates[verification.outcome ?? 'running'] }

const hourMs = 3_600_000
const shown = 10

/** What the last day brought, and what of the last week is more than routine. */
export const auditDesk: Desk = {
  name: 'audit',
  suits: (actor) => actor.permissions.has('audit.read'),
  find: async (services, { clearance, at }) => {
    const since = new Date(at.getTime() - 24 * hourMs)
    const notableSince = new Date(at.getTime() - 7 * 24 * hourMs)
    const figures = await readAuditFigures(services.prepared, {
      since,
      until: at,
      notableSince,
      limit: shown,
    })
    const from = services.time.localInput(since)
    return {
      patientIds: [],
      show: async () => (
        <AuditDesk
          time={services.time}
          figures={{
            events: figures.events,
            refused: figures.refused,
            failedSignIns: figures.failed_sign_ins,
            emergencies: figures.emergencies,
            reviewsDue: figures.reviews_due,
          }}
          integrity={integrityOf(figures.verification)}
          notableTotal={figures.notable_total}
          notable={figures.notable.map((row) => ({
            id: row.id,
            at: new Date(row.occurred_at),
            words: eventWords(row.event),
            times: row.times,
            severity: row.severity,
            outcome: row.outcome,
            who: row.actor_name,
          }))}
          links={{
            events: searchAddress({ from }),
            refused: searchAddress({ from, outcome: 'refused' }),
            failedSignIns: searchAddress({ from, event: 'sign-in.failed' }),
            emergencies: searchAddress({ from, event: 'emergency-access.started' }),
            reviews: clearance.actor.permissions.has('emergency-access.review')
              ? paths.emergencyReviews()
              : undefined,
            event: paths.auditEvent,
            log: paths.audit(),
            week: searchAddress({ from: services.time.localInput(notableSince) }),
            daily: paths.dailyReport(),
            integrity: paths.auditIntegrity(),
          }}
        />
      ),
    }
  },
}
