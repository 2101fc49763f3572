import { auditedChange } from '../../audit/record.ts'
import { invalid, type Changed, type Invalid } from '../../http/answer.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { actorOf } from '../../audit/actor-of.ts'
import { credentialsChanged } from '../mfa/credentials-changed.ts'
import { openFacts } from '../mfa/re-authenticate.ts'
import { tellOfSecondFactor } from '../mfa/tell-of-second-factor.ts'
import { recordWrongAnswer } from '../record-lock.ts'
import { mustBeAllowed } from './allowed.ts'
import { numberToConfirm, useTextCode, waitingTextCode } from './codes.ts'
import { storeNumber } from './numbers.ts'
import { said } from '../../../views/words/said.ts'

const wrongTextCode = invalid('code', said('accounts.fault.code-last-message-ten'))

/** Uses up the code that waits in this session, within the limits of all codes. @returns the number that it confirms */
async function confirmedBy(
  services: Services,
  { req, origin, at }: StaffRequest,
  code: string,
): Promise<string | undefined> {
  const facts = openFacts(req)
  const { sessionId } = facts
  const userId = facts.actor.id
  const use = { userId, purpose: 'confirm-number' as const, sessionId }
  const waiting = await waitingTextCode(use, at)
  const taken = await services.signInLimits.take(`code:${userId}`, origin.address, { session: sessionId })
  const right = taken.mayTry && (await useTextCode(services, use, { code, at }))
  if (!right || waiting === undefined) {
    await recordWrongAnswer(services, taken, {
      event: 'second-factor.failed',
      outcome: 'failure',
      actor: actorOf(facts.actor),
      sessionId,
      origin,
      rule: taken.mayTry ? 'wrong-code' : 'limited',
    })
    return undefined
  }
  await services.signInLimits.succeeded(`code:${userId}`, origin.address, { session: sessionId })
  return numberToConfirm(services, waiting)
}

/** Confirms the number by the code that was sent to it: from now on codes for signing in may go there. */
export async function confirmNumber(
  services: Services,
  request: StaffRequest,
  code: string,
): Promise<Changed | Invalid> {
  const { req, clearance, origin, at } = request
  const facts = openFacts(req)
  const userId = facts.actor.id
  await mustBeAllowed(services, userId)
  const number = await confirmedBy(services, request, code)
  if (number === undefined) {
    return wrongTextCode
  }
  const receipt = await auditedChange(
    services,
    clearance,
    origin,
    'text-messages.set-up',
    async (transaction) => {
      await storeNumber(services, transaction, { userId, number, at })
      await tellOfSecondFactor(services, transaction, { userId, what: 'text-messages-added', at })
      const keep = facts.sessionId
      return { value: userId, details: await credentialsChanged(services, transaction, { userId, at, keep }) }
    },
  )
  await services.sessions.stepUp(req, facts, { startedAt: at })
  const notice = said('accounts.notice.text-messages-on')
  return { receipt, to: paths.ownSecondFactor(), notice }
}
