import { limits } from '../../../../config/security.ts'
import { auditedChange } from '../../../audit/record.ts'
import { defineStaffCommand } from '../../../operations/operation.ts'
import { Refused } from '../../../operations/refused.ts'
import { mayTryAgain, proverOf, reAuthenticate } from '../re-authenticate.ts'
import { withProof } from '../../typed-proof.ts'
import { mustBeAllowed } from './allowed.ts'
import { sendTextCode } from './codes.ts'
import { maskedNumber } from './numbers.ts'
import { phoneField } from './phone-field.ts'

/** Enough codes were sent within the hour. @param wait seconds until one may be sent again */
export const tooManyTexts = (wait: number, { recorded = false }: { recorded?: boolean } = {}): Refused =>
  new Refused('too-many-text-messages', {
    values: { most: limits.textMessagesPerAccountAndHour, minutes: Math.ceil(wait / 60) },
    retryAfterSeconds: wait,
    recorded,
  })

/**
 * Takes a number, after full re-authentication, and sends a code to it; it counts once that code was entered. Its value is the
 * number as its owner is told it.
 */
export const enterNumber = defineStaffCommand({
  name: 'accounts.enter-text-message-number',
  action: 'account.use',
  event: 'text-messages.number-entered',
  subject: 'self',
  input: withProof({ phone: phoneField }),
  run: async (services, context, { phone: number, ...typed }) => {
    const { proof, origin, at } = context
    const userId = proof.actor.id
    const prover = proverOf(context)
    await mustBeAllowed(services, userId)
    if (!prover.hasSecondFactor) {
      throw new Refused('no-own-second-step')
    }
    await mayTryAgain(services, prover)
    await reAuthenticate(services, prover, typed)
    const wait = await services.signInLimits.textMessageAskedFor(userId, origin.address)
    if (wait !== undefined) {
      throw tooManyTexts(wait)
    }
    const { sessionId } = prover
    return auditedChange(services, proof, origin, 'text-messages.number-entered', async (transaction) => {
      const use = { userId, purpose: 'confirm-number' as const, sessionId }
      await sendTextCode(services, transaction, { ...use, to: number, at })
      return { value: maskedNumber(number) }
    })
  },
})
