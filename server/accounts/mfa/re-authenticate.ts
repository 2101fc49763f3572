import type { Request } from 'express'
import { User } from '../../../models/user.ts'
import type { FieldError } from '../../../views/components/field.ts'
import type { SessionFacts } from '../../access/session.ts'
import { SignInNeededError } from '../../http/errors.ts'
import { originOf } from '../../http/origin.ts'
import type { Services } from '../../services.ts'
import { actorOf } from '../../audit/actor-of.ts'
import { fieldOf } from '../half-signed-in.ts'
import { recordWrongAnswer } from '../record-lock.ts'
import { proveCode, type CodeKind } from './prove-code.ts'
import { said } from '../../../views/words/said.ts'

export const wrongCode: FieldError = {
  field: 'code',
  message: said('accounts.fault.code-right-used-already'),
}

/** The facts of the session of someone who has signed in completely. @throws SignInNeededError */
export function openFacts(req: Request): SessionFacts {
  const { session } = req.context
  if (session.kind === 'open') {
    return session.facts
  }
  throw new SignInNeededError(session.kind === 'pending' ? session.step : undefined)
}

/** Whether the posted `currentPassword` is right. Wrong ones count with those of signing in, and are recorded. */
export async function provesPassword(
  services: Services,
  req: Request,
  facts: SessionFacts,
): Promise<boolean> {
  const { id, username } = facts.actor
  const { sessionId } = facts
  const { address } = req.context
  const [user, taken] = await Promise.all([
    User.findByPk(id, { attributes: ['passwordHash'] }),
    services.signInLimits.take(username, address, { session: sessionId }),
  ])
  const { mayTry } = taken
  const right = await services.passwords.verify(user?.passwordHash, fieldOf(req, 'currentPassword'))
  if (right && mayTry) {
    await services.signInLimits.succeeded(username, address, { session: sessionId })
    return true
  }
  await recordWrongAnswer(services, taken, {
    event: 're-authentication.failed',
    outcome: 'failure',
    actor: actorOf(facts.actor),
    sessionId: facts.sessionId,
    origin: originOf(req),
    rule: mayTry ? 'wrong-password' : 'limited',
  })
  return false
}

/**
 * Full re-authentication before the second factor is changed (ASVS 5.0 7.5.1): the password, and a code from those who
 * have a second factor. The password is looked at first, so that no code is spent in vain.
 * @returns what is wrong; empty where all is well
 */
export async function reAuthenticate(
  services: Services,
  req: Request,
  facts: SessionFacts,
  takes: readonly CodeKind[],
): Promise<readonly FieldError[]> {
  if (!(await provesPassword(services, req, facts))) {
    return [{ field: 'currentPassword', message: said('accounts.fault.current-password-enter-again') }]
  }
  if (facts.secondFactorEnrolled && (await proveCode(services, req, facts, takes)) === undefined) {
    return [wrongCode]
  }
  return []
}
