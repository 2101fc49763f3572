import { FacilityDayPage } from '../../../views/audit/reports/facility-day-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { filledFromNow } from '../../http/forms/filled-from.ts'
import { staffCommandForm, staffFormPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { changeFacilityDay, facilityDayQuery } from './set-facility-day.ts'

/** The form in which auditors set what counts as the facility's day. */
export function facilityDayRoutes(routes: RouteTable, services: Services): void {
  const page = staffFormPage(services, facilityDayQuery, ({ shell }, { value, words }, form) => {
    const { from, to, days } = value
    const held = { from, to, ...Object.fromEntries(days.map((number) => [`day${number}`, 'on'])) }
    return (
      <FacilityDayPage
        shell={shell}
        action={paths.facilityDay()}
        typed={Object.keys(form.typed).length === 0 ? held : form.typed}
        was={filledFromNow(form, words)}
        errors={form.errors}
        backHref={paths.afterHoursReport()}
      />
    )
  })
  routes.form(
    paths.facilityDay(),
    staffCommandForm(services, changeFacilityDay, {
      page,
      done: () => ({ to: paths.afterHoursReport(), notice: said('audit.notice.facilitys-day-set') }),
    }),
  )
}
