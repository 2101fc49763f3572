import { z } from 'zod'
import { Alert, alertOutcomes } from '../../../models/alert.ts'
import { readFinding, readFindingEvents, type FindingRow } from '../../../models/queries/findings.ts'
import { FindingPage } from '../../../views/security/finding-page.tsx'
import { auditedChange } from '../../audit/record.ts'
import { eventWords } from '../../audit/event-words.ts'
import { ruleWords } from '../../audit/rule-words.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { NotFoundError } from '../../http/errors.ts'
import { choice, requiredText } from '../../operations/fields.ts'
import { staffForm, type StaffRequest } from '../../http/staff-route.ts'
import { idIn } from '../../http/id-in.ts'
import { Refused } from '../../operations/refused.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { mustBeOpen } from '../alert-seen-to.ts'
import { detectors } from './detectors.ts'
import { factsOf } from './finding-facts.ts'
import { logOfFinding } from './finding-log.ts'
import { said } from '../../../views/words/said.ts'

/** The finding in the address. @throws NotFoundError */
async function findingInAddress(services: Services, request: Pick<StaffRequest, 'req'>): Promise<FindingRow> {
  const finding = await readFinding(services.prepared, idIn(request))
  if (finding === undefined) {
    throw new NotFoundError()
  }
  return finding
}

const eventsOf = (services: Services, finding: FindingRow) =>
  readFindingEvents(services.prepared, factsOf(finding.details))

/** Nobody decides what became of an alert about themselves. @throws Refused */
function refuseOwn({ clearance }: StaffRequest, finding: FindingRow): void {
  if (finding.user_id === clearance.actor.id) {
    throw new Refused('own-alert', {
      about: { resource: { type: 'alert', id: finding.id } },
      next: { href: paths.alerts(), label: 'open-alerts' },
    })
  }
}

/** What a detector found: the evidence, and what became of it. */
export function findingRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.alert.pattern,
    staffForm(services, {
      action: 'security.read',
      event: 'alert.closed',
      viewEvent: 'alert.viewed',
      schema: z.object({
        outcome: choice('what became of it', alertOutcomes),
        comment: requiredText('what you found out', 500),
      }),
      find: async (request) => {
        const finding = await findingInAddress(services, request)
        const events = await eventsOf(services, finding)
        const named = [finding.patient_id, ...events.map(({ patient_id: id }) => id)]
        return {
          patientIds: [...new Set(named.filter((id) => id !== null))],
          resource: { type: 'alert', id: finding.id },
        }
      },
      change: async (request, { outcome, comment }) => {
        const finding = await findingInAddress(services, request)
        refuseOwn(request, finding)
        const { clearance, origin, at } = request
        const receipt = await auditedChange(
          services,
          clearance,
          origin,
          'alert.closed',
          async (transaction) => {
            const alert = await Alert.findByPk(finding.id, {
              lock: transaction.LOCK.UPDATE,
              transaction,
              rejectOnEmpty: true,
            })
            mustBeOpen(alert)
            await alert.update(
              { outcome, comment, acknowledgedAt: at, acknowledgedBy: clearance.actor.id },
              { transaction },
            )
            return {
              value: finding.id,
              resource: { type: 'alert', id: finding.id },
              details: { kind: finding.kind, outcome },
              ...(finding.patient_id === null ? {} : { patientId: finding.patient_id }),
            }
          },
        )
        return { receipt, to: paths.alerts(), notice: said('security.notice.alert-closed') }
      },
      show: async (visit, { typed, errors }) => {
        const finding = await findingInAddress(services, visit)
        const events = await eventsOf(services, finding)
        const detector = detectors.find(({ kind }) => kind === finding.kind)
        return (
          <FindingPage
            shell={visit.shell}
            time={services.time}
            finding={{
              id: finding.id,
              title: detector?.title ?? finding.kind,
              says: detector?.says,
              severity: finding.severity,
              raisedAt: finding.raised_at,
              userName: finding.user_name,
              roleTitle: finding.role_title,
              recordNumber: finding.record_number,
              ...factsOf(finding.details),
              closed:
                finding.acknowledged_at === null
                  ? undefined
                  : {
                      outcome: finding.outcome,
                      comment: finding.comment,
                      by: finding.acknowledged_by,
                      at: finding.acknowledged_at,
                    },
            }}
            events={events.map((event) => ({
              id: event.id,
              words: eventWords(event.event),
              at: event.occurred_at,
              who: event.actor_name,
              recordNumber: event.record_number,
              right: event.rule === null ? undefined : ruleWords(event.rule),
            }))}
            logHref={logOfFinding(services, visit.clearance.actor, finding)}
            own={finding.user_id === visit.clearance.actor.id}
            typed={typed}
            errors={errors}
          />
        )
      },
    }),
  )
}
