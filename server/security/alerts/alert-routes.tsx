import type { AlertRow } from '../../../models/queries/security/alerts.ts'
import { AlertsPage } from '../../../views/security/alerts-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { staffCommandButton, staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { acknowledgeAlert } from './acknowledge-alert.ts'
import { alertsQuery } from './list-alerts.ts'

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
    staffQueryPage(services, alertsQuery, ({ shell }, { which, page }) => (
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
        pages={linksOf(page, paths.alerts(), { show: which })}
      />
    )),
  )
  routes.post(
    paths.acknowledgeAlert.pattern,
    staffCommandButton(services, acknowledgeAlert, {
      done: () => ({ to: paths.alerts(), notice: said('security.notice.alert-seen') }),
    }),
  )
}
