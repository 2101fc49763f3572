import { isolated } from '../../../views/isolated.ts'
import type { Transaction } from 'sequelize'
import { readNewestDeed } from '../../../models/queries/newest-deed.ts'
import { SecurityProfile } from '../../../models/security-profile.ts'
import { User } from '../../../models/user.ts'
import { auditedChange } from '../../audit/record.ts'
import type { Changed } from '../../http/answer.ts'
import { NotFoundError, ProblemError } from '../../http/errors.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { idIn } from '../../http/id-in.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { actorOf } from '../../audit/actor-of.ts'
import { credentialsChanged } from './credentials-changed.ts'
import { openFacts } from './re-authenticate.ts'
import { removeSecondFactor } from './remove-second-factor.ts'
import { tellOfSecondFactor } from './tell-of-second-factor.ts'
import { said } from '../../../views/words/said.ts'

const notOnesOwn = new ProblemError({
  status: 403,
  code: 'own-second-factor',
  heading: said('accounts.problem.not-own'),
  reason: said('accounts.problem.another-administrator-reset-second'),
  wayOut: [{ href: paths.ownSecondFactor(), label: said('accounts.problem.second-step') }],
})

const neverSetUp = (userId: string) =>
  new ProblemError({
    status: 422,
    code: 'no-second-step',
    heading: said('accounts.problem.nothing-reset'),
    reason: said('accounts.problem.no-second-step-reset'),
    wayOut: [{ href: paths.user(userId), label: said('accounts.problem.see-how-account-stands') }],
  })

/** The user in the address. @throws NotFoundError */
export async function userInAddress(request: Pick<StaffRequest, 'req'>): Promise<User> {
  const user = await User.findByPk(idIn(request))
  if (user === null) {
    throw new NotFoundError()
  }
  return user
}

/** @throws OvertakenError where the user has no second factor: somebody has reset it, or it was never set up */
async function mustBeThere(
  { prepared }: Services,
  transaction: Transaction,
  { id, createdAt: since }: User,
): Promise<void> {
  const profile = await SecurityProfile.findByPk(id, {
    attributes: ['userId', 'totpConfirmedAt'],
    transaction,
    lock: transaction.LOCK.UPDATE,
  })
  if (profile !== null && profile.totpConfirmedAt !== null) {
    return
  }
  const resource = { type: 'user', id }
  const asked = { events: ['second-factor.reset', 'second-factor.disabled'], resource, since }
  const deed = await readNewestDeed(prepared.within(transaction), asked)
  if (deed === undefined) {
    throw neverSetUp(id)
  }
  throw new OvertakenError(
    { what: 'second-step', done: 'reset', ...deed },
    { next: { href: paths.user(id), label: 'account' }, about: { resource } },
  )
}

/**
 * Takes a user's second factor away, for a fresh code of the administrator, who neither sees nor chooses one: the user
 * sets up the next at the next sign-in. The user's sessions end, and the user is told.
 * @throws NotFoundError; ProblemError (403) for one's own; OvertakenError where there is none to take away
 */
export async function resetSecondFactor(services: Services, request: StaffRequest): Promise<Changed> {
  const { req, clearance, origin, at } = request
  const user = await userInAddress(request)
  const { id, displayName } = user
  const resource = { type: 'user', id }
  if (id === clearance.actor.id) {
    await services.trail.append({
      event: 'second-factor.reset',
      outcome: 'refused',
      actor: actorOf(openFacts(req).actor),
      sessionId: clearance.person.sessionId,
      origin,
      resource,
      rule: 'own-second-factor',
    })
    throw notOnesOwn
  }
  const receipt = await auditedChange(
    services,
    clearance,
    origin,
    'second-factor.reset',
    async (transaction) => {
      await mustBeThere(services, transaction, user)
      await removeSecondFactor(services, transaction, id, at)
      await tellOfSecondFactor(services, transaction, { userId: id, what: 'reset-by-administrator', at })
      const details = await credentialsChanged(services, transaction, { userId: id, at, keep: undefined })
      return { value: id, resource, details }
    },
  )
  const notice = said('accounts.notice.second-step-reset', { displayName: isolated(displayName) })
  return { receipt, to: paths.user(id), notice }
}
