import { auditedChange } from '../../audit/record.ts'
import type { Changed, Invalid } from '../../http/answer.ts'
import { ProblemError } from '../../http/errors.ts'
import { problems } from '../../http/problems.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { actorOf } from '../half-signed-in.ts'
import { credentialsChanged } from './credentials-changed.ts'
import { noSecondFactor } from './no-second-factor.ts'
import { openFacts, reAuthenticate } from './re-authenticate.ts'
import { removeSecondFactor } from './remove-second-factor.ts'
import { tellOfSecondFactor } from './tell-of-second-factor.ts'

/** What people are told whose role needs the second factor. */
export const mustStay = new ProblemError({
  status: 403,
  code: 'second-factor-required',
  heading: 'Your second step stays on',
  reason: 'Your role needs it. To use another phone, set up a new authenticator app instead.',
  wayOut: [{ href: paths.ownSecondFactor(), label: 'Back to your second step' }],
})

/**
 * Turns one's own second factor off, where the role does not need it, after full re-authentication.
 * @throws ProblemError (403) where the role needs it; (429) after too many tries
 */
export async function disableSecondFactor(
  services: Services,
  { req, clearance, origin, at }: StaffRequest,
): Promise<Changed | Invalid> {
  const facts = openFacts(req)
  const userId = facts.actor.id
  if (facts.secondFactorRequired) {
    await services.trail.append({
      event: 'second-factor.disabled',
      outcome: 'refused',
      actor: actorOf(facts),
      sessionId: facts.sessionId,
      origin,
      rule: 'second-factor-required',
    })
    throw mustStay
  }
  if (!facts.secondFactorEnrolled) {
    return noSecondFactor
  }
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
    'second-factor.disabled',
    async (transaction) => {
      await removeSecondFactor(services, transaction, userId, at)
      await tellOfSecondFactor(services, transaction, { userId, what: 'removed', at })
      const keep = facts.sessionId
      return { value: userId, details: await credentialsChanged(services, transaction, { userId, at, keep }) }
    },
  )
  await services.sessions.stepUp(req, facts, { secondFactorAt: null, startedAt: at })
  return { receipt, to: paths.ownSecondFactor(), notice: 'Your second step is off.' }
}
