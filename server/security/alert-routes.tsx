import { z } from 'zod'
import { Alert } from '../../models/alert.ts'
import { readAlerts, type AlertRow } from '../../models/queries/alerts.ts'
import { AlertsPage } from '../../views/security/alerts-page.tsx'
import { auditedChange, type ChangeReceipt } from '../audit/record.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { NotFound } from '../http/errors.ts'
import { listPage } from '../http/list-page.ts'
import { queryText } from '../http/query.ts'
import { staffChange, staffRoute, type StaffRequest } from '../http/staff-route.ts'
import { idIn } from '../http/id-in.ts'
import { newestFirst } from '../lists/cursor.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { mustBeOpen } from './alert-seen-to.ts'
import { said } from '../../words/said.ts'

/** Marks an alert as seen to. @throws NotFound; Overtaken where it is */
async function acknowledge(
  services: Services,
  request: StaffRequest,
  id: string,
): Promise<ChangeReceipt<string>> {
  const { clearance, origin, at } = request
  return auditedChange(services, clearance, origin, 'alert.acknowledged', async (transaction) => {
    const alert = await Alert.findOne({
      where: { id, findingKey: null },
      lock: transaction.LOCK.UPDATE,
      transaction,
    })
    if (alert === null) {
      throw new NotFound()
    }
    mustBeOpen(alert)
    await alert.update({ acknowledgedAt: at, acknowledgedBy: clearance.actor.id }, { transaction })
    return { value: id, resource: { type: 'alert', id } }
  })
}

/** The page where what an alert tells of is dealt with. */
function placeOf({ id, found, grant_id: grantId, request_id: requestId }: AlertRow): string | undefined {
  if (found) {
    return paths.alert(id)
  }
  if (requestId !== null) {
    return paths.emergencyApproval(requestId)
  }
  return grantId === null ? undefined : paths.reviewEmergencyAccess(grantId)
}

/** What security officers are to look at. */
export function alertRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.alerts(),
    staffRoute(services, {
      action: 'security.read',
      event: 'security.viewed',
      find: async ({ req }) => {
        const which = queryText(req, 'show') === 'all' ? ('all' as const) : ('open' as const)
        const page = await listPage(services, req, {
          keyset: newestFirst,
          read: (before, limit) => readAlerts(services.prepared, which, before, limit),
          patientOf: (row) => row.patient_id,
        })
        return { which, page, patientIds: page.patientIds }
      },
      show: async ({ shell }, { which, page }) => (
        <AlertsPage
          shell={shell}
          time={services.time}
          which={which}
          alerts={page.rows.map((row) => ({
            id: row.id,
            kind: row.kind,
            severity: row.severity,
            raisedAt: row.raised_at,
            userName: row.user_name,
            recordNumber: row.record_number,
            reviewHref: placeOf(row),
            acknowledgedBy: row.acknowledged_by,
            outcome: row.outcome,
            open: row.acknowledged_at === null,
            acknowledgeAction:
              row.acknowledged_at === null && !row.found ? paths.acknowledgeAlert(row.id) : undefined,
          }))}
          detectorsHref={paths.detectors()}
          otherHref={`${paths.alerts()}?show=${which === 'open' ? 'all' : 'open'}`}
          pages={page.links(paths.alerts(), { show: which })}
        />
      ),
    }),
  )
  routes.post(
    paths.acknowledgeAlert.pattern,
    staffChange(services, {
      action: 'security.read',
      event: 'alert.acknowledged',
      viewEvent: 'security.viewed',
      schema: z.object({}),
      change: async (request) => ({
        receipt: await acknowledge(services, request, idIn(request)),
        to: paths.alerts(),
        notice: said('security.notice.alert-seen'),
      }),
    }),
  )
}
