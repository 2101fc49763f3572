import { limits } from '../../config/security.ts'
import { invalid, type Invalid } from '../http/answer.ts'
import type { StaffRequest } from '../http/staff-route.ts'
import type { Services } from '../services.ts'
import { acceptCode } from './accept-code.ts'

/** Whether the second factor was proved too long ago for something grave; never for people without one. */
export function needsFreshCode({ secondFactorAt }: { secondFactorAt: Date | null }, at: Date): boolean {
  return secondFactorAt !== null && at.getTime() - secondFactorAt.getTime() > limits.freshCodeMinutes * 60_000
}

/** What to say of a code that was not taken. */
export const codeNotTaken = (): Invalid =>
  invalid('code', 'Enter the six digits that your authenticator app shows now; each counts once.')

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
  const who = { id: actor.id, displayName: actor.displayName, roleName: actor.role.name }
  const entry = { actor: who, sessionId: person.sessionId, origin, at }
  if (!(await acceptCode(services, entry, code))) {
    return codeNotTaken()
  }
  await services.sessions.stepUp(req, facts, { secondFactorAt: at })
  return undefined
}
