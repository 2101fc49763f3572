import { listRecentSupplies } from '../../models/queries/recent-supplies.ts'
import { ReverseDispensingPage } from '../../views/prescriptions/reverse-dispensing-page.tsx'
import { SuppliedPage } from '../../views/prescriptions/supplied-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { listPage } from '../http/list-page.ts'
import { commandForm, formPage } from '../http/operation-faces.ts'
import { staffRoute } from '../http/staff-route.ts'
import { newestFirst } from '../lists/cursor.ts'
import { recordsOnPage } from '../lists/list-page.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { openLines } from './open-lines.ts'
import { dispensingQuery } from './read-prescription.ts'
import { reverseDispensing } from './reverse-dispensing.ts'
import { said } from '../../words/said.ts'

/** As long as a dispensing can be reversed, a prescription that it closed included. */
const daysShown = 30
const dayMs = 86_400_000

/** What a pharmacist has dispensed lately, and taking it back. */
export function suppliedRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.supplied(),
    staffRoute(services, {
      action: 'prescription.list-supplied',
      event: 'prescription.listed',
      find: async ({ req, clearance, at }) => {
        const userId = clearance.actor.id
        const since = new Date(at.getTime() - daysShown * dayMs)
        const { rows, patientIds, links } = await listPage(services, req, {
          keyset: newestFirst,
          size: recordsOnPage,
          read: (before, limit) => listRecentSupplies(services.prepared, { userId, since, before, limit }),
          patientOf: (supply) => supply.patient_id,
        })
        return { supplies: rows, links, patientIds, details: { list: 'supplied', shown: rows.length } }
      },
      show: async ({ shell, receipt }, { supplies, links }) => {
        const ids = [...new Set(supplies.map((supply) => supply.prescription_id))]
        const lines = new Map((await openLines(services, receipt, ids)).map((line) => [line.id, line]))
        return (
          <SuppliedPage
            shell={shell}
            time={services.time}
            days={daysShown}
            supplies={supplies.flatMap((supply) => {
              const line = lines.get(supply.prescription_id)
              return line === undefined
                ? []
                : [
                    {
                      id: supply.id,
                      line,
                      quantity: supply.quantity,
                      at: supply.dispensed_at,
                      reverseHref: supply.reversed ? undefined : paths.reverseDispensing(line.id, supply.id),
                    },
                  ]
            })}
            pages={links(paths.supplied())}
          />
        )
      },
    }),
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
