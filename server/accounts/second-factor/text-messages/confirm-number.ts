import { z } from 'zod'
import { actorOf } from '../../../audit/actor-of.ts'
import { auditedChange } from '../../../audit/record.ts'
import { fault } from '../../../operations/fault.ts'
import { defineStaffCommand } from '../../../operations/operation.ts'
import { Refused } from '../../../operations/refused.ts'
import type { Services } from '../../../services.ts'
import { credentialsChanged } from '../../credentials-changed.ts'
import { proverOf, type Prover } from '../re-authenticate.ts'
import { tellOfSecondFactor } from '../tell-of-second-factor.ts'
import { recordWrongAnswer } from '../../sign-in/record-lock.ts'
import { mustBeAllowed } from './allowed.ts'
import { numberToConfirm, useTextCode, waitingTextCode } from './codes.ts'
import { storeNumber } from './numbers.ts'

const sixDigits = fault('accounts.fault.enter-six-digits')

/** Uses up the code that waits in this session, within the limits of all codes. @returns the number that it confirms */
async function confirmedBy(
  services: Services,
  { actor, sessionId, origin, at, whence }: Prover,
  code: string,
): Promise<string | undefined> {
  const use = { userId: actor.id, purpose: 'confirm-number' as const, sessionId }
  const waiting = await waitingTextCode(use, at)
  const taken = await services.signInLimits.take(`code:${actor.id}`, origin.address, whence)
  const right = taken.mayTry && (await useTextCode(services, use, { code, at }))
  if (!right || waiting === undefined) {
    await recordWrongAnswer(services, taken, {
      event: 'second-factor.failed',
      outcome: 'failure',
      actor: actorOf(actor),
      sessionId,
      origin,
      rule: taken.mayTry ? 'wrong-code' : 'limited',
    })
    return undefined
  }
  await services.signInLimits.succeeded(`code:${actor.id}`, origin.address, whence)
  return numberToConfirm(services, waiting)
}

/** Confirms the number by the code that was sent to it: from now on codes for signing in may go there. */
export const confirmNumber = defineStaffCommand({
  name: 'accounts.confirm-text-message-number',
  action: 'account.use',
  event: 'text-messages.set-up',
  subject: 'self',
  input: z.object({ code: z.string(sixDigits).max(20, sixDigits) }),
  run: async (services, context, { code }) => {
    const { proof, origin, at } = context
    const userId = proof.actor.id
    await mustBeAllowed(services, userId)
    const prover = proverOf(context)
    const number = await confirmedBy(services, prover, code)
    if (number === undefined) {
      throw new Refused('wrong-text-code', { recorded: true })
    }
    return auditedChange(services, proof, origin, 'text-messages.set-up', async (transaction) => {
      await storeNumber(services, transaction, { userId, number, at })
      await tellOfSecondFactor(services, transaction, { userId, what: 'text-messages-added', at })
      const changed = { userId, at, keep: prover.sessionId }
      return { value: userId, details: await credentialsChanged(services, transaction, changed) }
    })
  },
})
