import { limits } from '../../config/security.ts'
import type { SignedIn } from '../access/session.ts'
import type { StaffRequest } from '../http/staff-route.ts'
import { invalid, type Invalid } from '../http/answer.ts'
import type { Services } from '../services.ts'

/** Whether the second factor was proved too long ago for something grave; never for people without one. */
export function needsFreshCode(person: SignedIn, at: Date): boolean {
  const { secondFactorAt } = person
  return secondFactorAt !== null && at.getTime() - secondFactorAt.getTime() > limits.freshCodeMinutes * 60_000
}

/**
 * Takes a code where the last one is no longer fresh, and renews the session with it.
 * @returns what is wrong with the code; undefined where all is well
 */
export async function proveFreshCode(
  services: Services,
  { req, clearance, origin, at }: StaffRequest,
  code: string,
): Promise<Invalid | undefined> {
  const { person, actor } = clearance
  const facts = req.context.facts.session
  if (!needsFreshCode(person, at) || facts === undefined) {
    return undefined
  }
  const mayTry = await services.signInLimits.attempt(`code:${actor.id}`, origin.address)
  if (!mayTry || !(await services.secondFactor.accept(actor.id, code, at))) {
    await services.trail.append({
      event: 'second-factor.failed',
      outcome: 'failure',
      actor: { id: actor.id, displayName: actor.displayName, roleName: actor.role.name },
      sessionId: person.sessionId,
      origin,
      rule: mayTry ? 'wrong-code' : 'limited',
    })
    return invalid('code', 'Enter the six digits that your authenticator app shows now; each counts once.')
  }
  await services.signInLimits.succeeded(`code:${actor.id}`, origin.address)
  await services.sessions.stepUp(req, facts, { secondFactorAt: at })
  return undefined
}
