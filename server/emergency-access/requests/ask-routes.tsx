import { BreakGlassPage } from '../../../views/emergency-access/break-glass-page.tsx'
import { WorkOutOfHoursPage } from '../../../views/emergency-access/work-out-of-hours-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { Redirect } from '../../http/answer.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { newAccessCodeSealed } from '../../http/notice.ts'
import { staffCommandForm, staffFormPage } from '../../http/faces/staff-operation-faces.ts'
import type { StaffContext } from '../../operations/operation.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { askForOwnWork, askForRecord, breakGlass, workOutOfHours } from './ask.ts'
import type { EmergencyAccessResult } from '../grants/start-emergency-access.ts'

/** Where somebody goes on: to what is open now, or to wait for an officer. The next access code is shown there. */
function goneOn(
  services: Services,
  { proof }: StaffContext,
  started: EmergencyAccessResult,
  to: string,
): Redirect {
  const newAccessCode = newAccessCodeSealed(services, proof.actor.id, started.nextAccessCode)
  return 'grant' in started
    ? {
        to,
        notice: said('emergency-access.notice.on-until', { until: started.grant.endsAt }),
        newAccessCode,
      }
    : { to: paths.emergencyRequest(started.requestId), newAccessCode }
}

/** Asking for emergency access: to one patient, or for one's own work outside hours and networks. */
export function askRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.breakGlass.pattern,
    staffCommandForm(services, breakGlass, {
      codeOnForm: true,
      page: staffFormPage(services, askForRecord, (visit, { patientId, recordNumber }, { typed, errors }) => (
        <BreakGlassPage
          shell={visit.shell}
          recordNumber={recordNumber}
          typed={typed}
          errors={errors}
          action={paths.breakGlass(patientId)}
          asksForCode={visit.asksForCode}
        />
      )),
      done: (context, started, { id }) => goneOn(services, context, started, paths.patient(id)),
    }),
  )
  routes.form(
    paths.workOutOfHours(),
    staffCommandForm(services, workOutOfHours, {
      codeOnForm: true,
      page: staffFormPage(services, askForOwnWork, (visit, { unlimited }, { typed, errors }) => (
        <WorkOutOfHoursPage
          shell={visit.shell}
          typed={typed}
          errors={errors}
          action={paths.workOutOfHours()}
          asksForCode={visit.asksForCode}
          unlimited={unlimited}
        />
      )),
      done: (context, started) => goneOn(services, context, started, paths.home()),
    }),
  )
}
