import { auditedChange } from '../../audit/record.ts'
import type { Changed, Invalid } from '../../http/answer.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { actorOf } from '../../audit/actor-of.ts'
import { noSecondFactor } from '../mfa/no-second-factor.ts'
import { openFacts, reAuthenticate } from '../mfa/re-authenticate.ts'
import { mustBeAllowed } from './allowed.ts'
import { sendTextCode } from './codes.ts'
import { maskedNumber, textCodesAllowed } from './numbers.ts'
import { tooManyTexts } from './too-many.ts'
import { mustNotBeTooCostly } from '../../http/must-not-be-too-costly.ts'
import { said } from '../../../views/words/said.ts'

/**
 * Takes a number, after full re-authentication, and sends a code to it; it counts once that code was entered.
 * @throws ProblemError (403) for roles without; (429) after too many tries or codes
 */
export async function enterNumber(
  services: Services,
  { req, clearance, origin, at }: StaffRequest,
  number: string,
): Promise<Changed | Invalid> {
  const facts = openFacts(req)
  const userId = facts.actor.id
  const { sessionId } = facts
  const refused = { event: 'text-messages.number-entered', outcome: 'refused', sessionId, origin } as const
  if (!(await textCodesAllowed(services, userId))) {
    await services.trail.append({ ...refused, actor: actorOf(facts.actor), rule: 'role-not-permitted' })
    await mustBeAllowed(services, userId)
  }
  if (!facts.secondFactorEnrolled) {
    return noSecondFactor
  }
  await mustNotBeTooCostly(services, facts, origin)
  const errors = await reAuthenticate(services, req, facts, ['totp', 'backup-code'])
  if (errors.length > 0) {
    return { errors }
  }
  const wait = await services.signInLimits.textMessageAskedFor(userId, origin.address)
  if (wait !== undefined) {
    await services.trail.append({ ...refused, actor: actorOf(facts.actor), rule: 'limited' })
    throw tooManyTexts(wait)
  }
  const receipt = await auditedChange(
    services,
    clearance,
    origin,
    'text-messages.number-entered',
    async (transaction) => {
      const use = { userId, purpose: 'confirm-number' as const, sessionId }
      await sendTextCode(services, transaction, { ...use, to: number, at })
      return { value: userId }
    },
  )
  const notice = said('accounts.notice.code-sent-to-confirm', { number: maskedNumber(number) })
  return { receipt, to: paths.textMessages(), notice }
}
