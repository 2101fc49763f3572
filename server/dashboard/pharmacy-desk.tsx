import { readPharmacyFigures } from '../../models/queries/dashboard-pharmacy.ts'
import { queueEndingWithinDays } from '../../models/queries/prescription-lists.ts'
import { PharmacyDesk } from '../../views/dashboard/pharmacy-desk.tsx'
import { paths } from '../paths.ts'
import { openLines } from '../prescriptions/open-lines.ts'
import type { Desk } from './desk.ts'

const shown = 5

/** How much waits to be dispensed, and what has waited longest. */
export const pharmacyDesk: Desk = {
  name: 'pharmacy',
  suits: (actor) => actor.permissions.has('prescription.dispense'),
  find: async (services, { req, clearance }) => {
    const { date: today } = req.context.circumstances.local
    const figures = await readPharmacyFigures(services.prepared, {
      userId: clearance.actor.id,
      today,
      since: services.time.dayBegins(today),
      withinDays: queueEndingWithinDays,
      limit: shown,
    })
    return {
      patientIds: [...new Set(figures.oldest.map((prescription) => prescription.patient_id))],
      show: async ({ receipt }) => (
        <PharmacyDesk
          time={services.time}
          today={today}
          withinDays={queueEndingWithinDays}
          waiting={figures.waiting}
          ending={figures.ending}
          dispensedToday={figures.dispensed_today}
          oldest={await openLines(
            services,
            receipt,
            figures.oldest.map(({ id }) => id),
          )}
          links={{
            queue: paths.prescriptions(),
            ending: `${paths.prescriptions()}?status=ending`,
            supplied: paths.supplied(),
            prescription: paths.prescription,
          }}
        />
      ),
    }
  },
}
