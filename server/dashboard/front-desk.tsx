import { readNewestPatients } from '../../models/queries/dashboard-front-desk.ts'
import { FrontDesk } from '../../views/dashboard/front-desk.tsx'
import { openSummaries } from '../patients/open-summaries.ts'
import { paths } from '../paths.ts'
import type { Desk } from './desk.ts'

const shown = 6

/** The patients registered last. */
export const frontDesk: Desk = {
  name: 'front desk',
  suits: (actor) => actor.patientScope === 'demographics' && actor.permissions.has('demographics.read'),
  find: async (services, { req, clearance }) => {
    const newest = await readNewestPatients(services.prepared, shown)
    const patientIds = newest.map(({ id }) => id)
    return {
      patientIds,
      show: async ({ receipt }) => {
        const summaries = await openSummaries(services, receipt, patientIds)
        return (
          <FrontDesk
            time={services.time}
            today={req.context.circumstances.local.date}
            total={newest[0]?.total ?? 0}
            registered={newest.flatMap(({ id, created_at: registeredAt }) => {
              const summary = summaries.get(id)
              return summary === undefined ? [] : [{ summary, registeredAt }]
            })}
            links={{
              patient: paths.patient,
              patients: paths.patients(),
              newPatient: clearance.actor.permissions.has('demographics.write')
                ? paths.newPatient()
                : undefined,
            }}
          />
        )
      },
    }
  },
}
