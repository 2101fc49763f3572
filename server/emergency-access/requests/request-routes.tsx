import { WaitingPage } from '../../../views/emergency-access/waiting-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { ownRequest } from './read-own-request.ts'

/** Waiting for an officer: one's own request, until it is decided; then on to what was asked for. */
export function requestRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.emergencyRequest.pattern,
    staffQueryPage(services, ownRequest, ({ shell }, found) =>
      found.on ? (
        { to: found.patientId === null ? paths.home() : paths.patient(found.patientId) }
      ) : (
        <WaitingPage
          shell={shell}
          time={services.time}
          request={found.request}
          whomToCall={found.whomToCall}
          href={paths.emergencyRequest(found.request.id)}
          backHref={paths.emergencyAccess()}
        />
      ),
    ),
  )
}
