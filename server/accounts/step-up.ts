import type { Request } from 'express'
import { limits } from '../../config/security.ts'
import type { SessionFacts } from '../access/session.ts'
import { invalid, type Invalid } from '../http/answer.ts'
import type { Services } from '../services.ts'
import { proveCode } from './mfa/prove-code.ts'
import { provesPassword } from './mfa/re-authenticate.ts'
import { said } from '../../views/words/said.ts'

/** Whether it was proved too long ago who this is, for something grave. */
export const isStale = (proved: { readonly provedAt: Date }, at: Date): boolean =>
  at.getTime() - proved.provedAt.getTime() > limits.freshCodeMinutes * 60_000

/** What to say of a code that was not taken. */
export const codeNotTaken = (): Invalid =>
  invalid('code', said('accounts.fault.enter-six-digits-authenticator'))

const passwordNotTaken = (): Invalid =>
  invalid('currentPassword', said('accounts.fault.current-password-enter-again'))

/**
 * Takes the posted `code` of the app; from people without a second factor, the posted `currentPassword`. The session
 * must be renewed once what it was asked for is on record.
 * @returns what is wrong with it; undefined where it was right
 */
export async function proveAgain(
  services: Services,
  req: Request,
  facts: SessionFacts,
): Promise<Invalid | undefined> {
  if (facts.secondFactorEnrolled) {
    return (await proveCode(services, req, facts, ['totp'])) === undefined ? codeNotTaken() : undefined
  }
  return (await provesPassword(services, req, facts)) ? undefined : passwordNotTaken()
}

/** Renews the session with a proof that was just given: for some minutes it is not asked for again. */
export function renewProved(services: Services, req: Request, facts: SessionFacts): Promise<void> {
  const { at } = req.context
  return services.sessions.stepUp(
    req,
    facts,
    facts.secondFactorEnrolled ? { secondFactorAt: at } : { passwordAt: at },
  )
}
