import { ExtendPage } from '../../../views/emergency-access/extend-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { staffCommandForm, staffFormPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { extendableQuery, extendEmergencyAccess } from './extend-emergency-access.ts'

/** Another hour of one's own emergency access, once. */
export function extendRoutes(routes: RouteTable, services: Services): void {
  const { time } = services
  routes.form(
    paths.extendEmergencyAccess.pattern,
    staffCommandForm(services, extendEmergencyAccess, {
      page: staffFormPage(services, extendableQuery, ({ shell }, grant, { typed, errors }) => (
        <ExtendPage
          shell={shell}
          recordNumber={grant.recordNumber}
          endsAt={time.clockTime(grant.endsAt)}
          typed={typed}
          errors={errors}
          action={paths.extendEmergencyAccess(grant.id)}
          backHref={paths.emergencyAccess()}
        />
      )),
      done: (_context, { endsAt, patientId }) => ({
        to: patientId === null ? paths.home() : paths.patient(patientId),
        notice: said('emergency-access.notice.on-until', { until: endsAt }),
      }),
    }),
  )
}
