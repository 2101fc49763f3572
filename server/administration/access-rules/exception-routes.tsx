import { NewExceptionPage } from '../../../views/administration/new-exception-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import {
  staffCommandButton,
  staffCommandForm,
  staffFormPage,
} from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { exceptHours, personToExcept, revokeException } from './except-hours.ts'

/** Hours beyond those of the role, for somebody, until they run out. */
export function exceptionRoutes(routes: RouteTable, services: Services): void {
  const page = staffFormPage(services, personToExcept, (visit, person, { typed, errors }) => {
    const untouched = Object.keys(typed).length === 0
    const shown = untouched ? { ...services.time.momentTyped('from', visit.at), hours: 'any' } : typed
    return (
      <NewExceptionPage
        shell={visit.shell}
        person={person}
        typed={shown}
        which={(name) => services.time.which(shown[name])}
        errors={errors}
        asksForCode={visit.asksForCode}
      />
    )
  })
  routes.form(
    paths.newHourException.pattern,
    staffCommandForm(services, exceptHours, {
      codeOnForm: true,
      page,
      done: (_context, userId) => ({
        to: paths.person(userId),
        notice: said('security.notice.exception-granted'),
      }),
    }),
  )
  routes.post(
    paths.revokeHourException.pattern,
    staffCommandButton(services, revokeException, {
      done: (_context, userId) => ({
        to: paths.person(userId),
        notice: said('security.notice.exception-taken-back'),
      }),
    }),
  )
}
