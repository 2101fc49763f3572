import { isolated } from '../../../views/isolated.ts'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { staffCommandButton } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import { pageOfUser } from '../../administration/user-page-routes.tsx'
import type { Services } from '../../services.ts'
import { resetSecondFactor } from './reset-second-factor.ts'

/** Resetting the second factor of a user, from the page of that user. */
export function resetSecondFactorRoutes(routes: RouteTable, services: Services): void {
  routes.post(
    paths.resetSecondFactor.pattern,
    staffCommandButton(services, resetSecondFactor, {
      codeOnForm: true,
      page: pageOfUser(services),
      done: (_context, { id, displayName }) => ({
        to: paths.user(id),
        notice: said('accounts.notice.second-step-reset', { displayName: isolated(displayName) }),
      }),
    }),
  )
}
