import { isolated } from '../../../views/isolated.ts'
import { SecurityProfile } from '../../../models/security-profile.ts'
import { User } from '../../../models/user.ts'
import { wholeForm } from '../../../views/components/error-summary.tsx'
import { auditedChange } from '../../audit/record.ts'
import { invalid, type Changed, type Invalid } from '../../http/answer.ts'
import { NotFound, ProblemError } from '../../http/errors.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { isId } from '../../http/subject.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { actorOf } from '../half-signed-in.ts'
import { credentialsChanged } from './credentials-changed.ts'
import { openFacts } from './re-authenticate.ts'
import { removeSecondFactor } from './remove-second-factor.ts'
import { tellOfSecondFactor } from './tell-of-second-factor.ts'

const notOnesOwn = new ProblemError({
  status: 403,
  code: 'own-second-factor',
  heading: 'Not your own',
  reason:
    'Another administrator can reset your second step. To use another phone, set up a new app yourself.',
  wayOut: [{ href: paths.ownSecondFactor(), label: 'Your second step' }],
})

/** The user in the address. @throws NotFound */
export async function userInAddress({ req }: Pick<StaffRequest, 'req'>): Promise<User> {
  const id = String(req.params['id'])
  const user = isId(id) ? await User.findByPk(id) : null
  if (user === null) {
    throw new NotFound()
  }
  return user
}

/**
 * Takes a user's second factor away, for a fresh code of the administrator, who neither sees nor chooses one: the user
 * sets up the next at the next sign-in. The user's sessions end, and the user is told.
 * @throws NotFound; ProblemError (403) for one's own
 */
export async function resetSecondFactor(
  services: Services,
  request: StaffRequest,
): Promise<Changed | Invalid> {
  const { req, clearance, origin, at } = request
  const { id, displayName } = await userInAddress(request)
  const resource = { type: 'user', id }
  if (id === clearance.actor.id) {
    await services.trail.append({
      event: 'second-factor.reset',
      outcome: 'refused',
      actor: actorOf(openFacts(req)),
      sessionId: clearance.person.sessionId,
      origin,
      resource,
      rule: 'own-second-factor',
    })
    throw notOnesOwn
  }
  const profile = await SecurityProfile.findByPk(id, { attributes: ['totpConfirmedAt'] })
  if (profile === null || profile.totpConfirmedAt === null) {
    return invalid(wholeForm, 'There is no second step to reset.')
  }
  const receipt = await auditedChange(
    services,
    clearance,
    origin,
    'second-factor.reset',
    async (transaction) => {
      await removeSecondFactor(services, transaction, id, at)
      await tellOfSecondFactor(services, transaction, { userId: id, what: 'reset-by-administrator', at })
      const details = await credentialsChanged(services, transaction, { userId: id, at, keep: undefined })
      return { value: id, resource, details }
    },
  )
  const notice = `The second step of ${isolated(displayName)} is reset. Every session of theirs has ended.`
  return { receipt, to: paths.user(id), notice }
}
