import type { RunsStatements } from '../../../models/prepared.ts'
import { readNewestDeed } from '../../../models/queries/newest-deed.ts'
import { auditedChange } from '../../audit/record.ts'
import type { Changed, Invalid } from '../../http/answer.ts'
import { ProblemError } from '../../http/errors.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { actorOf } from '../../audit/actor-of.ts'
import { credentialsChanged } from './credentials-changed.ts'
import { noSecondFactor } from './no-second-factor.ts'
import { openFacts, reAuthenticate } from './re-authenticate.ts'
import { removeSecondFactor } from './remove-second-factor.ts'
import { tellOfSecondFactor } from './tell-of-second-factor.ts'
import { mustNotBeTooCostly } from '../../http/must-not-be-too-costly.ts'
import { said } from '../../../views/words/said.ts'

/** What people are told whose role needs the second factor. */
export const mustStay = new ProblemError({
  status: 403,
  code: 'second-factor-required',
  heading: said('accounts.problem.second-step-stays'),
  reason: said('accounts.problem.role-needs-use-another'),
  wayOut: [{ href: paths.ownSecondFactor(), label: said('accounts.problem.back-second-step') }],
})

/** Says when one's own second factor was turned off, and by whom, where it was there before. */
async function turnedOff(statements: RunsStatements, userId: string): Promise<OvertakenError | undefined> {
  const resource = { type: 'user', id: userId }
  const asked = { events: ['second-factor.disabled', 'second-factor.reset'], resource, since: new Date(0) }
  const deed = await readNewestDeed(statements, asked)
  return (
    deed &&
    new OvertakenError(
      { what: 'own-second-step', done: 'turned off', ...deed },
      { next: { href: paths.ownSecondFactor(), label: 'how-it-stands' }, about: { resource } },
    )
  )
}

/**
 * Turns one's own second factor off, where the role does not need it, after full re-authentication.
 * @throws ProblemError (403) where the role needs it; (429) after too many tries; OvertakenError where it is off already
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
      actor: actorOf(facts.actor),
      sessionId: facts.sessionId,
      origin,
      rule: 'second-factor-required',
    })
    throw mustStay
  }
  if (!facts.secondFactorEnrolled) {
    const deed = await turnedOff(services.prepared, userId)
    if (deed === undefined) {
      return noSecondFactor
    }
    throw deed
  }
  await mustNotBeTooCostly(services, facts, origin)
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
      const details = await credentialsChanged(services, transaction, { userId, at, keep })
      return { value: userId, resource: { type: 'user', id: userId }, details }
    },
  )
  await services.sessions.stepUp(req, facts, { secondFactorAt: null, startedAt: at })
  return { receipt, to: paths.ownSecondFactor(), notice: said('accounts.notice.second-step-off') }
}
