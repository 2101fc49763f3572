import { DispensingPage } from '../../../views/prescriptions/dispensing-page.tsx'
import { said } from '../../../views/words/said.ts'
import { commandForm, formPage } from '../../http/faces/operation-faces.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { dispensedAlready, dispensedWords } from '../../http/words/dispensed-words.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { dispensePrescription } from './dispense.ts'
import { dispensedBefore } from './dispensed-before.ts'
import { dispensingFormQuery } from './read-for-dispensing.ts'

/** Dispensing one prescription; its sender goes on with the next of the same patient, or back to the queue. */
export function dispenseRoutes(routes: RouteTable, services: Services): void {
  const { time } = services
  routes.form(
    paths.dispensePrescription.pattern,
    commandForm(services, dispensePrescription, {
      page: formPage(services, dispensingFormQuery, ({ req, shell }, read, { typed, errors }) => {
        const { id } = read.detail
        return (
          <DispensingPage
            shell={shell}
            time={time}
            today={req.context.circumstances.local.date}
            safety={read.safety}
            prescription={read.detail}
            check={read.check}
            unanswered={read.unanswered}
            dispense={read.dispense}
            unlawful={read.unlawful}
            substitutes={read.dispense?.substitutes ?? []}
            next={read.next}
            reverseHref={
              read.mayReverse ? (dispensingId) => paths.reverseDispensing(id, dispensingId) : undefined
            }
            typed={typed}
            errors={errors}
          />
        )
      }),
      repeated: async (id, person, values) =>
        (await dispensedBefore(id, person, values.idempotencyKey)) ? dispensedAlready : undefined,
      doneBefore: dispensedAlready,
      done: (_context, supply, { next }) => ({
        to: next === undefined ? paths.prescriptions() : paths.dispensePrescription(next),
        notice: [
          dispensedWords(supply),
          ...(supply.batchEnds === undefined
            ? []
            : [said('pharmacy.notice.batch-expires-soon', { date: time.dayBegins(supply.batchEnds) })]),
        ],
      }),
    }),
  )
}
