import type { Request } from 'express'
import { listRecentSupplies } from '../../models/queries/recent-supplies.ts'
import { ReverseDispensingPage } from '../../views/prescriptions/reverse-dispensing-page.tsx'
import { SuppliedPage } from '../../views/prescriptions/supplied-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { NotFound } from '../http/errors.ts'
import { listPage } from '../http/list-page.ts'
import { commandForm } from '../http/operation-faces.ts'
import { staffRoute } from '../http/staff-route.ts'
import { newestFirst } from '../lists/cursor.ts'
import { recordsOnPage } from '../lists/list-page.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { openLines } from './open-lines.ts'
import { openPrescription } from './open-prescription.ts'
import { prescriptionIdOf } from './prescription-id-of.ts'
import { reverseDispensing } from './reverse-dispensing.ts'

/** As long as a dispensing can be reversed, a prescription that it closed included. */
const daysShown = 30
const dayMs = 86_400_000

const dispensingIdOf = (req: Request): string => String(req.params['dispensingId'])

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
      given: (req) => ({ dispensingId: dispensingIdOf(req) }),
      done: (_context, { quantity }) => ({
        to: paths.supplied(),
        notice: `Reversed: the ${quantity} that were recorded count as not handed over.`,
      }),
      viewEvent: 'prescription.viewed',
      show: async ({ req, admission, receipt, shell }, { typed, errors }) => {
        const id = prescriptionIdOf(req)
        const { safety, detail } = await openPrescription(services, receipt, admission.patientId, id)
        const dispensing = detail.dispensings.find((entry) => entry.id === dispensingIdOf(req))
        if (dispensing === undefined) {
          throw new NotFound()
        }
        return (
          <ReverseDispensingPage
            shell={shell}
            time={services.time}
            today={req.context.circumstances.local.date}
            identity={safety.identity}
            medication={detail.order.medication}
            dispensing={dispensing}
            action={paths.reverseDispensing(id, dispensing.id)}
            backHref={paths.supplied()}
            typed={typed}
            errors={errors}
          />
        )
      },
    }),
  )
}
