import { z } from 'zod'
import type { RouteTable } from '../../http/declared-route.ts'
import { staffChange } from '../../http/staff-route.ts'
import { pageOfUser } from '../../security/users/user-page-routes.tsx'
import type { Services } from '../../services.ts'
import { resetSecondFactor } from './reset-second-factor.ts'
import { paths } from '../../paths.ts'

/** Resetting the second factor of a user, from the page of that user. */
export function resetSecondFactorRoutes(routes: RouteTable, services: Services): void {
  const { find, show } = pageOfUser(services)
  routes.post(
    paths.resetSecondFactor.pattern,
    staffChange(services, {
      action: 'user.manage',
      event: 'second-factor.reset',
      viewEvent: 'users.viewed',
      codeOnForm: true,
      schema: z.object({}),
      find,
      change: (request) => resetSecondFactor(services, request),
      show,
    }),
  )
}
