import { z } from 'zod'
import { readOwnGrants } from '../../models/queries/emergency-grants.ts'
import { OwnGrantsPage } from '../../views/emergency-access/own-grants-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { listPage } from '../http/list-page.ts'
import { staffChange, staffRoute } from '../http/staff-route.ts'
import { newestFirst } from '../lists/cursor.ts'
import { recordsOnPage } from '../lists/list-page.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { endEmergencyAccess } from './end-emergency-access.ts'
import { openGrant } from './open-grant.ts'
import { said } from '../../words/said.ts'
import { idIn } from '../http/id-in.ts'

/** One's own emergency access: what there was, and ending it early. */
export function ownGrantRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.emergencyAccess(),
    staffRoute(services, {
      action: 'emergency-access.list',
      event: 'emergency-access.listed',
      find: async ({ req, clearance }) => {
        const page = await listPage(services, req, {
          keyset: newestFirst,
          size: recordsOnPage,
          read: (before, limit) => readOwnGrants(services.prepared, clearance.actor.id, before, limit),
          patientOf: (row) => row.patient_id,
        })
        return { page, patientIds: page.patientIds }
      },
      show: async ({ shell, receipt, at }, { page }) => (
        <OwnGrantsPage
          shell={shell}
          time={services.time}
          grants={await Promise.all(page.rows.map((row) => openGrant(services, receipt, row, at)))}
          patientHref={paths.patient}
          endAction={paths.endEmergencyAccess}
          accessCodeHref={paths.accessCode()}
          searchHref={paths.patients()}
          findHref={paths.findBehindGlass()}
          pages={page.links(paths.emergencyAccess())}
        />
      ),
    }),
  )
  routes.post(
    paths.endEmergencyAccess.pattern,
    staffChange(services, {
      action: 'emergency-access.end',
      event: 'emergency-access.ended',
      viewEvent: 'emergency-access.listed',
      schema: z.object({}),
      change: async (request) => ({
        receipt: await endEmergencyAccess(services, request, idIn(request)),
        to: paths.emergencyAccess(),
        notice: said('emergency-access.notice.ended'),
      }),
    }),
  )
}
