import { readOwnRecordFigures } from '../../models/queries/dashboard-own-record.ts'
import { NoOwnRecord, OwnRecordDesk } from '../../views/dashboard/own-record-desk.tsx'
import { eventWords } from '../audit/event-words.ts'
import { paths } from '../paths.ts'
import type { Desk } from './desk.ts'

const shown = 3

/** A patient’s own: what is prescribed, and who opened the record last. */
export const ownRecordDesk: Desk = {
  name: 'own record',
  suits: (actor) => actor.patientScope === 'own' && actor.permissions.has('own-record.read'),
  find: async (services, { req, clearance }) => {
    const { ownPatientId: patientId, id: userId } = clearance.actor
    if (patientId === null) {
      return { patientIds: [], show: async () => <NoOwnRecord /> }
    }
    const figures = await readOwnRecordFigures(services.prepared, {
      patientId,
      userId,
      today: req.context.circumstances.local.date,
      limit: shown,
    })
    return {
      patientIds: [patientId],
      show: async ({ receipt }) => {
        receipt.mustCover(patientId, 'prescriptions')
        return (
          <OwnRecordDesk
            time={services.time}
            activePrescriptions={figures.active_prescriptions}
            openedTotal={figures.opened_total}
            opened={figures.opened.map((row) => ({
              id: row.id,
              at: new Date(row.occurred_at),
              words: eventWords(row.event),
              who: row.actor_name,
              role: row.role_title,
            }))}
            links={{
              record: paths.ownRecord(),
              prescriptions: paths.ownPrescriptions(),
              disclosures: paths.ownDisclosures(),
            }}
          />
        )
      },
    }
  },
}
