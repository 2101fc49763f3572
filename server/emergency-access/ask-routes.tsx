import { BreakGlassPage } from '../../views/emergency-access/break-glass-page.tsx'
import { WorkOutOfHoursPage } from '../../views/emergency-access/work-out-of-hours-page.tsx'
import type { PatientTies } from '../access/actor.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { NotFound } from '../http/errors.ts'
import { staffForm, type StaffRequest } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { askSchema, takeAsk } from './ask.ts'

/** @throws NotFound where there is no such patient */
function tiesOf({ req }: StaffRequest): PatientTies {
  const { ties } = req.context.facts
  if (ties === undefined) {
    throw new NotFound()
  }
  return ties
}

/** Asking for emergency access to one patient. It works outside hours and networks: that is what it is for. */
function onePatient(routes: RouteTable, services: Services): void {
  routes.form(
    paths.breakGlass.pattern,
    staffForm(services, {
      action: 'emergency-access.ask',
      event: 'emergency-access.started',
      viewEvent: 'emergency-access.asked',
      codeOnForm: true,
      schema: askSchema('this record now'),
      find: async (request) => ({ patientId: tiesOf(request).patientId }),
      change: (request, values) => {
        const { patientId } = tiesOf(request)
        return takeAsk(services, request, { ...values, patientId }, paths.patient(patientId))
      },
      show: async (visit, { typed, errors }) => {
        const { patientId, recordNumber } = tiesOf(visit)
        return (
          <BreakGlassPage
            shell={visit.shell}
            recordNumber={recordNumber}
            typed={typed}
            errors={errors}
            action={paths.breakGlass(patientId)}
            asksForCode={visit.asksForCode}
          />
        )
      },
    }),
  )
}

/** Asking for one's own work outside hours and networks. */
function ownWork(routes: RouteTable, services: Services): void {
  routes.form(
    paths.workOutOfHours(),
    staffForm(services, {
      action: 'emergency-access.ask',
      event: 'emergency-access.started',
      viewEvent: 'emergency-access.asked',
      codeOnForm: true,
      schema: askSchema('to work now'),
      change: (request, values) => takeAsk(services, request, { ...values, patientId: null }, paths.home()),
      show: async (visit, { typed, errors }) => {
        const { actor } = visit.clearance
        return (
          <WorkOutOfHoursPage
            shell={visit.shell}
            typed={typed}
            errors={errors}
            action={paths.workOutOfHours()}
            asksForCode={visit.asksForCode}
            unlimited={
              actor.accessWindows.length + actor.roleNetworks.length + actor.userNetworks.length === 0
            }
          />
        )
      },
    }),
  )
}

/** Asking for emergency access: to one patient, or for one's own work. */
export function askRoutes(routes: RouteTable, services: Services): void {
  onePatient(routes, services)
  ownWork(routes, services)
}
