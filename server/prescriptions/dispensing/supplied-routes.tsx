import { ReverseDispensingPage } from '../../../views/prescriptions/reverse-dispensing-page.tsx'
import { SuppliedPage } from '../../../views/prescriptions/supplied-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { commandForm, formPage } from '../../http/faces/operation-faces.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { suppliesQuery } from '../lists/list-supplies.ts'
import { dispensingQuery } from './read-dispensing.ts'
import { reverseDispensing } from './reverse-dispensing.ts'
import { said } from '../../../views/words/said.ts'

/** What a pharmacist has dispensed lately, and taking it back. */
export function suppliedRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.supplied(),
    staffQueryPage(services, suppliesQuery, ({ shell }, { days, supplies, page }) => (
      <SuppliedPage
        shell={shell}
        time={services.time}
        days={days}
        supplies={supplies.map(({ reversed, ...supply }) => ({
          ...supply,
          reverseHref: reversed ? undefined : paths.reverseDispensing(supply.line.id, supply.id),
        }))}
        pages={linksOf(page, paths.supplied())}
      />
    )),
  )

  routes.form(
    paths.reverseDispensing.pattern,
    commandForm(services, reverseDispensing, {
      page: formPage(
        services,
        dispensingQuery,
        ({ req, shell }, { id, identity, medication, dispensing }, { typed, errors }) => (
          <ReverseDispensingPage
            shell={shell}
            time={services.time}
            today={req.context.circumstances.local.date}
            identity={identity}
            medication={medication}
            dispensing={dispensing}
            action={paths.reverseDispensing(id, dispensing.id)}
            backHref={paths.supplied()}
            typed={typed}
            errors={errors}
          />
        ),
      ),
      done: (_context, { quantity }) => ({
        to: paths.supplied(),
        notice: said('prescriptions.notice.dispensing-reversed', { quantity }),
      }),
    }),
  )
}
