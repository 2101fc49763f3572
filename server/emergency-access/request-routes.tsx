import { readRequest, type RequestRow } from '../../models/queries/emergency-requests.ts'
import { WaitingPage } from '../../views/emergency-access/waiting-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { NotFound } from '../http/errors.ts'
import { staffRoute, type StaffRequest } from '../http/staff-route.ts'
import { idIn } from '../http/id-in.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { aboutRequest } from './emergency-authorization.ts'
import { whomToCall } from './emergency-contact.ts'
import { openRequest } from './open-request.ts'

/** The request that an address names. @throws NotFound */
export async function requestOf(services: Services, request: Pick<StaffRequest, 'req'>): Promise<RequestRow> {
  const row = await readRequest(services.prepared, idIn(request))
  if (row === undefined) {
    throw new NotFound()
  }
  return row
}

/** Waiting for an officer: one's own request, until it is decided; then on to what was asked for. */
export function requestRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.emergencyRequest.pattern,
    staffRoute(services, {
      action: 'emergency-access.list',
      event: 'emergency-access.request-viewed',
      find: async (request) => {
        const row = await requestOf(services, request)
        if (row.user_id !== request.clearance.actor.id) {
          throw new NotFound()
        }
        return { row, ...aboutRequest({ id: row.id, patientId: row.patient_id }) }
      },
      show: async ({ shell, receipt, clearance, at }, { row }) => {
        const live = clearance.actor.grants.some(({ id }) => id === row.grant_id)
        if (row.outcome === 'approved' && live) {
          return { to: row.patient_id === null ? paths.home() : paths.patient(row.patient_id) }
        }
        return (
          <WaitingPage
            shell={shell}
            time={services.time}
            request={await openRequest(services, receipt, row, at)}
            whomToCall={await whomToCall(services, clearance.actor.id)}
            href={paths.emergencyRequest(row.id)}
            backHref={paths.emergencyAccess()}
          />
        )
      },
    }),
  )
}
