import { readNewestPatients } from '../../models/queries/dashboard/dashboard-front-desk.ts'
import { openSummaries } from '../patients/open-summaries.ts'
import type { Desk } from './desk.ts'

const shown = 6

/** The patients registered last. */
export const frontDesk: Desk = {
  name: 'front desk',
  suits: (actor) => actor.patientScope === 'demographics' && actor.permissions.has('demographics.read'),
  find: async (services, { today }) => {
    const newest = await readNewestPatients(services.prepared, shown)
    const patientIds = newest.map(({ id }) => id)
    return {
      patientIds,
      open: async (receipt) => {
        const summaries = await openSummaries(services, receipt, patientIds)
        return {
          desk: 'front desk',
          today,
          total: newest[0]?.total ?? 0,
          registered: newest.flatMap(({ id, created_at: registeredAt }) => {
            const summary = summaries.get(id)
            return summary === undefined ? [] : [{ summary, registeredAt }]
          }),
        }
      },
    }
  },
}
