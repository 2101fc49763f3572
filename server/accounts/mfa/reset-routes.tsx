import { z } from 'zod'
import { Role } from '../../../models/role.ts'
import { SecurityProfile } from '../../../models/security-profile.ts'
import { UserPage } from '../../../views/accounts/user-page.tsx'
import type { FieldError } from '../../../views/components/field.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { staffChange, staffRoute, type StaffRequest, type StaffVisit } from '../../http/staff-route.ts'
import type { Services } from '../../services.ts'
import { needsFreshCode } from '../fresh-code.ts'
import { openFacts } from './re-authenticate.ts'
import { resetSecondFactor, userInAddress } from './reset-second-factor.ts'

const schema = z.object({ code: z.string().max(20, 'Enter the six digits').optional() })

const findUser = async (request: StaffRequest) => {
  const user = await userInAddress(request)
  return { user, resource: { type: 'user', id: user.id } }
}

/** One user, for administrators: how the account stands, and resetting its second factor. */
export function resetSecondFactorRoutes(routes: RouteTable, services: Services): void {
  const show = async (visit: StaffVisit, errors: readonly FieldError[]) => {
    const { req, shell, clearance, at } = visit
    const { user } = await findUser(visit)
    const [role, profile] = await Promise.all([
      Role.findByPk(user.roleId, { rejectOnEmpty: true }),
      SecurityProfile.findByPk(user.id, { attributes: ['totpConfirmedAt'] }),
    ])
    return (
      <UserPage
        shell={shell}
        time={services.time}
        errors={errors}
        user={{
          id: user.id,
          username: user.username,
          displayName: user.displayName,
          roleTitle: role.title,
          active: user.active,
          secondFactorSince: profile?.totpConfirmedAt ?? undefined,
          secondFactorRequired: role.mfaRequired,
        }}
        isOneself={user.id === clearance.actor.id}
        asksForCode={needsFreshCode(openFacts(req), at)}
      />
    )
  }

  routes.get(
    '/admin/users/:id',
    staffRoute(services, {
      action: 'user.manage',
      event: 'users.viewed',
      find: findUser,
      show: (visit) => show(visit, []),
    }),
  )
  routes.post(
    '/admin/users/:id/reset-second-factor',
    staffChange(services, {
      action: 'user.manage',
      event: 'second-factor.reset',
      viewEvent: 'users.viewed',
      schema,
      find: findUser,
      change: (request, { code = '' }) => resetSecondFactor(services, request, code),
      show: (visit, { errors }) => show(visit, errors),
    }),
  )
}
