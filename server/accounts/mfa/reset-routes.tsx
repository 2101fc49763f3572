import { z } from 'zod'
import type { RouteTable } from '../../http/declared-route.ts'
import { staffChange, staffRoute, type StaffRequest } from '../../http/staff-route.ts'
import { showUser } from '../../security/users/show-user.tsx'
import type { Services } from '../../services.ts'
import { resetSecondFactor, userInAddress } from './reset-second-factor.ts'
import { paths } from '../../paths.ts'

const findUser = async (request: StaffRequest) => {
  const user = await userInAddress(request)
  return { user, resource: { type: 'user', id: user.id } }
}

/** One user, for administrators: how the account stands, and resetting its second factor. */
export function resetSecondFactorRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.user.pattern,
    staffRoute(services, {
      action: 'user.view',
      event: 'users.viewed',
      find: findUser,
      show: (visit) => showUser(visit, []),
    }),
  )
  routes.post(
    paths.resetSecondFactor.pattern,
    staffChange(services, {
      action: 'user.manage',
      event: 'second-factor.reset',
      viewEvent: 'users.viewed',
      codeOnForm: true,
      schema: z.object({}),
      find: findUser,
      change: (request) => resetSecondFactor(services, request),
      show: (visit, { errors }) => showUser(visit, errors),
    }),
  )
}
