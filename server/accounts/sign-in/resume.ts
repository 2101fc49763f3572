import { noteSignInNetwork } from '../../../models/queries/accounts/note-sign-in-network.ts'
import { User } from '../../../models/accounts/user.ts'
import type { SessionFacts } from '../../access/session.ts'
import { actorOf } from '../../audit/actor-of.ts'
import type { Origin } from '../../audit/entry.ts'
import type { Services } from '../../services.ts'
import { newNetwork } from '../mails/new-network.ts'
import { recordWrongAnswer } from './record-lock.ts'
import { tellOfNewPlace } from './tell-of-new-place.ts'

/** What was typed to go on with a session elsewhere. */
export type ResumeProof = {
  readonly code: string
  readonly password: string
  readonly origin: Origin
  readonly at: Date
}

/** The code where the person has a second factor, else the password. */
async function proves(
  services: Services,
  { actor, secondFactorEnrolled }: SessionFacts,
  { code, password, at }: ResumeProof,
): Promise<boolean> {
  if (secondFactorEnrolled) {
    return services.secondFactor.accept(actor.id, code, at)
  }
  const user = await User.findByPk(actor.id, { attributes: ['passwordHash'] })
  return services.passwords.verify(user?.passwordHash, password)
}

/**
 * Proves that a session may go on at another address. It is counted for this session, and with others that are held: whoever
 * tries with it locks nobody out elsewhere.
 * @returns 'no-more' where whoever guesses has no try left
 */
export async function proveToResume(
  services: Services,
  facts: SessionFacts,
  typed: ResumeProof,
): Promise<'right' | 'wrong' | 'no-more'> {
  const { address } = typed.origin
  const limitKey = `resume:${facts.actor.id}`
  const held = { session: facts.sessionId }
  const taken = await services.signInLimits.take(limitKey, address, held)
  if (taken.mayTry && (await proves(services, facts, typed))) {
    await services.signInLimits.succeeded(limitKey, address, held)
    return 'right'
  }
  await recordWrongAnswer(services, taken, {
    event: 'second-factor.failed',
    outcome: 'failure',
    actor: actorOf(facts.actor),
    sessionId: facts.sessionId,
    origin: typed.origin,
    rule: taken.mayTry ? 'address-check' : 'limited',
  })
  return !taken.mayTry || taken.locks !== undefined ? 'no-more' : 'wrong'
}

/** Records that the session goes on at another address, and tells its user where that is in a network new to them. */
export async function recordResumed(
  services: Services,
  { actor, sessionId, address: addressBefore }: SessionFacts,
  { origin, at }: { readonly origin: Origin; readonly at: Date },
): Promise<void> {
  const { address } = origin
  const userId = actor.id
  await services.sequelize.transaction(async (transaction) => {
    const fromNewNetwork = await noteSignInNetwork({ userId, address, at }, transaction)
    if (fromNewNetwork) {
      const user = await User.findByPk(userId, { transaction, rejectOnEmpty: true })
      await tellOfNewPlace(services, transaction, user, { message: newNetwork, origin, at })
    }
    await services.trail.appendIn(transaction, {
      event: 'session.resumed',
      outcome: 'success',
      actor: actorOf(actor),
      sessionId,
      origin,
      details: { addressBefore, ...(fromNewNetwork ? { newNetwork: true } : {}) },
    })
  })
}
