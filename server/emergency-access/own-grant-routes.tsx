import { z } from 'zod'
import { readOwnGrants } from '../../models/queries/emergency-grants.ts'
import { OwnGrantsPage } from '../../views/emergency-access/own-grants-page.tsx'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { staffChange, staffRoute } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { endEmergencyAccess } from './end-emergency-access.ts'
import { openGrant } from './open-grant.ts'

const pageSize = 25

/** One's own emergency access: what there was, and ending it early. */
export function ownGrantRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.emergencyAccess(),
    staffRoute(services, {
      action: 'emergency-access.list',
      event: 'emergency-access.listed',
      find: async ({ req, clearance }) => {
        const before = readCursor(services.cursors.from(req))
        const rows = await readOwnGrants(services.prepared, clearance.actor.id, before, pageSize + 1)
        const shown = rows.slice(0, pageSize)
        return {
          rows: shown,
          more: rows.length > pageSize,
          patientIds: [...new Set(shown.flatMap((row) => row.patient_id ?? []))],
        }
      },
      show: async ({ shell, receipt, at }, { rows, more }) => {
        const last = more ? rows.at(-1) : undefined
        return (
          <OwnGrantsPage
            shell={shell}
            time={services.time}
            grants={await Promise.all(rows.map((row) => openGrant(services, receipt, row, at)))}
            patientHref={paths.patient}
            endAction={paths.endEmergencyAccess}
            accessCodeHref={paths.accessCode()}
            searchHref={paths.patients()}
            findHref={paths.findBehindGlass()}
            older={
              last === undefined
                ? undefined
                : `${paths.emergencyAccess()}?cursor=${services.cursors.seal(writeCursor(last.starts_at, last.id))}`
            }
          />
        )
      },
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
        receipt: await endEmergencyAccess(services, request, String(request.req.params['id'])),
        to: paths.emergencyAccess(),
        notice: 'Emergency access has ended.',
      }),
    }),
  )
}
