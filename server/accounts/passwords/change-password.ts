import { User } from '../../../models/accounts/user.ts'
import type { FieldError } from '../../../views/components/fields/field.ts'
import type { SessionFacts } from '../../access/session.ts'
import type { Origin } from '../../audit/entry.ts'
import type { Services } from '../../services.ts'
import { actorOf } from '../../audit/actor-of.ts'
import { birthDateIn } from './birth-date-in-password.ts'
import { judgeNewPassword } from '../new-password.ts'
import type { PasswordOwner } from '../password-policy.ts'
import { recordWrongAnswer } from '../sign-in/record-lock.ts'
import { rememberedPasswords, storePassword, wasUsedBefore } from './store-password.ts'
import { said, type Text } from '../../../views/words/said.ts'

export type PasswordChange = {
  readonly facts: SessionFacts
  readonly currentPassword: string
  readonly newPassword: string
  readonly origin: Origin
  readonly at: Date
}

const fault = (field: string, message: Text): FieldError => ({ field, message })

/** Whether the current password is right; a wrong one counts against the limits of signing in and is recorded. */
async function proveCurrent(services: Services, change: PasswordChange, user: User): Promise<boolean> {
  const { facts, origin } = change
  const taken = await services.signInLimits.take(user.username, origin.address, { session: facts.sessionId })
  const { mayTry } = taken
  const right = await services.passwords.verify(user.passwordHash, change.currentPassword)
  if (mayTry && right) {
    const session = { session: facts.sessionId }
    await services.signInLimits.succeeded(user.username, origin.address, session)
    return true
  }
  await recordWrongAnswer(services, taken, {
    event: 'password.change-refused',
    outcome: 'failure',
    actor: actorOf(facts.actor),
    sessionId: facts.sessionId,
    origin,
    rule: mayTry ? 'wrong-password' : 'limited',
  })
  return false
}

/** Writes the new password, and its audit row. @returns false where another change was faster */
async function store(
  services: Services,
  change: PasswordChange,
  user: User,
  chosen: { readonly hash: string; readonly unchecked: boolean },
): Promise<boolean> {
  const { facts, origin, at } = change
  const { hash, unchecked } = chosen
  const { sessionId } = facts
  return services.sequelize.transaction(async (transaction) => {
    const { address } = origin
    const stored = await storePassword(services, transaction, { user, hash, at, address, keep: sessionId })
    if (stored === undefined) {
      return false
    }
    await services.trail.appendIn(transaction, {
      event: 'password.changed',
      outcome: 'success',
      actor: actorOf(facts.actor),
      sessionId,
      origin,
      resource: { type: 'user', id: user.id },
      details: unchecked ? { ...stored, breachCheck: 'unavailable' } : stored,
    })
    return true
  })
}

/** Whose password it is, as the rules ask. */
export const ownerOf = (
  { actor, secondFactorRequired }: SessionFacts,
  { email }: Pick<User, 'email'>,
): PasswordOwner => ({
  username: actor.username,
  email,
  displayName: actor.displayName,
  role: actor.role,
  secondFactorRequired,
})

/** What came of it: a fault of a field, or what is said of the new password. */
export type PasswordChangeOutcome =
  | { readonly fault: FieldError }
  | { readonly fault?: never; readonly owner: PasswordOwner; readonly unchecked: boolean }

/**
 * Changes one's own password. The session that asked must be renewed afterwards, from now: an older one counts as begun
 * with the old password.
 */
export async function changePassword(
  services: Services,
  change: PasswordChange,
): Promise<PasswordChangeOutcome> {
  const { facts, newPassword } = change
  const user = await User.findByPk(facts.actor.id, { rejectOnEmpty: true })
  const owner = ownerOf(facts, user)
  const alsoKnown = await birthDateIn(services, user, newPassword)
  const verdict = await judgeNewPassword(services.environment, newPassword, { ...owner, alsoKnown })
  if (verdict.fault !== undefined) {
    return { fault: fault('newPassword', verdict.fault) }
  }
  if (!(await proveCurrent(services, change, user))) {
    return {
      fault: fault('currentPassword', said('accounts.password-fault.wrong-current')),
    }
  }
  if (await wasUsedBefore(services, user, newPassword)) {
    return {
      fault: fault(
        'newPassword',
        said('accounts.password-fault.used-before', { remembered: rememberedPasswords }),
      ),
    }
  }
  const { unchecked } = verdict
  const stored = await store(services, change, user, {
    hash: await services.passwords.hash(newPassword),
    unchecked,
  })
  return stored
    ? { owner, unchecked }
    : { fault: fault('currentPassword', said('accounts.password-fault.changed-meanwhile')) }
}
