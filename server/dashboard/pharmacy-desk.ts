import { readPharmacyFigures } from '../../models/queries/dashboard/dashboard-pharmacy.ts'
import { queueEndingWithinDays } from '../../models/queries/prescriptions/pharmacy-queue.ts'
import { openLines } from '../prescriptions/open-lines.ts'
import type { Desk } from './desk.ts'

const shown = 5

/** How much waits to be dispensed, and what has waited longest. */
export const pharmacyDesk: Desk = {
  name: 'pharmacy',
  suits: (actor) => actor.permissions.has('prescription.dispense'),
  find: async (services, { proof, today }) => {
    const figures = await readPharmacyFigures(services.prepared, {
      userId: proof.actor.id,
      today,
      since: services.time.dayBegins(today),
      withinDays: queueEndingWithinDays,
      limit: shown,
    })
    return {
      patientIds: [...new Set(figures.oldest.map((prescription) => prescription.patient_id))],
      open: async (receipt) => ({
        desk: 'pharmacy',
        today,
        withinDays: queueEndingWithinDays,
        waiting: figures.waiting,
        ending: figures.ending,
        dispensedToday: figures.dispensed_today,
        oldest: await openLines(
          services,
          receipt,
          figures.oldest.map(({ id }) => id),
        ),
      }),
    }
  },
}
