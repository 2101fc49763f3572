import { z } from 'zod'
import { DisableSecondFactorPage } from '../../../views/accounts/disable-second-factor-page.tsx'
import type { RouteTable } from '../../http/declared-route.ts'
import { proofFields } from '../../http/form-fields.ts'
import { withFields } from '../../operations/input-fields.ts'
import { staffForm, staffRoute } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { disableSecondFactor, mustStay } from './disable-second-factor.ts'
import { showOwnSecondFactor } from './own-second-factor.tsx'
import { openFacts } from './re-authenticate.ts'

/** One's own second factor: how it stands, and turning it off. */
export function ownSecondFactorRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.ownSecondFactor(),
    staffRoute(services, {
      action: 'account.use',
      event: 'account.viewed',
      find: async () => ({}),
      show: (visit) => showOwnSecondFactor(services, visit, []),
    }),
  )
  routes.form(
    paths.disableSecondFactor(),
    staffForm(services, {
      action: 'credentials.change',
      event: 'second-factor.disabled',
      viewEvent: 'account.viewed',
      schema: withFields(proofFields, z.object({})),
      change: (request) => disableSecondFactor(services, request),
      show: async ({ req, shell, clearance }, { errors }) => {
        if (openFacts(req).secondFactorRequired) {
          throw mustStay
        }
        return <DisableSecondFactorPage shell={shell} errors={errors} username={clearance.actor.username} />
      },
    }),
  )
}
