import { auditedChange } from '../../audit/record.ts'
import type { Changed, Invalid } from '../../http/answer.ts'
import { NotFound, ProblemError } from '../../http/errors.ts'
import { problems } from '../../http/problems.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { credentialsChanged } from '../mfa/credentials-changed.ts'
import { openFacts, reAuthenticate } from '../mfa/re-authenticate.ts'
import { tellOfSecondFactor } from '../mfa/tell-of-second-factor.ts'
import { removeNumber } from './numbers.ts'

/**
 * Turns codes by text message off, after full re-authentication.
 * @throws ProblemError (429) after too many tries
 */
export async function turnOffTextMessages(
  services: Services,
  { req, clearance, origin, at }: StaffRequest,
): Promise<Changed | Invalid> {
  const facts = openFacts(req)
  const userId = facts.actor.id
  if ((await services.signInLimits.costlyRequest(origin.address)) !== undefined) {
    throw new ProblemError(problems.tooMany)
  }
  const errors = await reAuthenticate(services, req, facts, ['totp', 'backup-code'])
  if (errors.length > 0) {
    return { errors }
  }
  const receipt = await auditedChange(
    services,
    clearance,
    origin,
    'text-messages.removed',
    async (transaction) => {
      if (!(await removeNumber(userId, transaction))) {
        throw new NotFound()
      }
      await tellOfSecondFactor(services, transaction, { userId, what: 'text-messages-removed', at })
      const keep = facts.sessionId
      return { value: userId, details: await credentialsChanged(services, transaction, { userId, at, keep }) }
    },
  )
  await services.sessions.stepUp(req, facts, { startedAt: at })
  const notice = 'Codes by text message are off, and your number is deleted.'
  return { receipt, to: paths.ownSecondFactor(), notice }
}
