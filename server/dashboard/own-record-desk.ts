import { readOwnRecordFigures } from '../../models/queries/dashboard/dashboard-own-record.ts'
import { eventTitle } from '../audit/event-words.ts'
import type { Desk } from './desk.ts'

const shown = 3

/** A patient’s own: what is prescribed, and who opened the record last; nothing where no record is tied to the account. */
export const ownRecordDesk: Desk = {
  name: 'own record',
  suits: (actor) => actor.patientScope === 'own' && actor.permissions.has('own-record.read'),
  find: async (services, { proof, today }) => {
    const { ownPatientId: patientId, id: userId } = proof.actor
    if (patientId === null) {
      return { patientIds: [], open: async () => ({ desk: 'no own record' }) }
    }
    const figures = await readOwnRecordFigures(services.prepared, { patientId, userId, today, limit: shown })
    return {
      patientIds: [patientId],
      open: async (receipt) => {
        receipt.mustCover(patientId, 'prescriptions')
        return {
          desk: 'own record',
          activePrescriptions: figures.active_prescriptions,
          openedTotal: figures.opened_total,
          opened: figures.opened.map((row) => ({
            id: row.id,
            at: new Date(row.occurred_at),
            words: eventTitle(row.event),
            who: row.actor_name,
            role: row.actor_role,
          })),
        }
      },
    }
  },
}
