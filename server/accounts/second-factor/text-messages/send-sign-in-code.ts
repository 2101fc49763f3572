import type { SessionFacts } from '../../../access/session.ts'
import { actorOf } from '../../../audit/actor-of.ts'
import type { Origin } from '../../../audit/entry.ts'
import type { Services } from '../../../services.ts'
import { sendTextCode } from './codes.ts'
import { tooManyTexts } from './enter-number.ts'
import { maskedNumber, numberForSignIn } from './numbers.ts'

/**
 * Sends a code for two-step verification, to anyone who has set that up.
 * @returns where it went, as its owner is told it; undefined where there is nowhere to send it
 * @throws Refused (429) where enough were sent
 */
export async function sendSignInCode(
  services: Services,
  { actor, sessionId }: SessionFacts,
  { origin, at }: { readonly origin: Origin; readonly at: Date },
): Promise<string | undefined> {
  const userId = actor.id
  const row = { event: 'text-messages.code-sent' as const, actor: actorOf(actor), sessionId, origin }
  const to = await numberForSignIn(services, userId)
  if (to === undefined) {
    await services.trail.append({ ...row, outcome: 'refused', rule: 'not-set-up' })
    return undefined
  }
  const wait = await services.signInLimits.textMessageAskedFor(userId, origin.address)
  if (wait !== undefined) {
    throw tooManyTexts(wait)
  }
  await services.sequelize.transaction(async (transaction) => {
    await sendTextCode(services, transaction, { userId, purpose: 'sign-in', sessionId, to, at })
    await services.trail.appendIn(transaction, { ...row, outcome: 'success' })
  })
  return maskedNumber(to)
}
