import type { RunsStatements } from '../../../models/prepared.ts'
import { readNewestDeed } from '../../../models/queries/newest-deed.ts'
import { auditedChange } from '../../audit/record.ts'
import type { Changed, Invalid } from '../../http/answer.ts'
import { NotFoundError } from '../../http/errors.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { credentialsChanged } from '../mfa/credentials-changed.ts'
import { openFacts, reAuthenticate } from '../mfa/re-authenticate.ts'
import { tellOfSecondFactor } from '../mfa/tell-of-second-factor.ts'
import { removeNumber } from './numbers.ts'
import { mustNotBeTooCostly } from '../../http/must-not-be-too-costly.ts'
import { said } from '../../../views/words/said.ts'

/** What takes the number away: its owner, or whoever took the second step away with all that belongs to it. */
const removals = ['text-messages.removed', 'second-factor.disabled', 'second-factor.reset'] as const

/** Says when one's own codes by text message were turned off, and by whom. @throws NotFoundError where they never were on */
export async function textMessagesTurnedOff(
  statements: RunsStatements,
  userId: string,
): Promise<OvertakenError> {
  const resource = { type: 'user', id: userId }
  const asked = { events: removals, resource, since: new Date(0) }
  const deed = await readNewestDeed(statements, asked)
  if (deed === undefined) {
    throw new NotFoundError()
  }
  return new OvertakenError(
    { what: 'own-number', done: 'deleted', ...deed },
    {
      next: { href: paths.ownSecondFactor(), label: 'own-second-step' },
      about: { resource },
    },
  )
}

/**
 * Turns codes by text message off, after full re-authentication.
 * @throws ProblemError (429) after too many tries; OvertakenError where they are off already
 */
export async function turnOffTextMessages(
  services: Services,
  { req, clearance, origin, at }: StaffRequest,
): Promise<Changed | Invalid> {
  const facts = openFacts(req)
  const userId = facts.actor.id
  await mustNotBeTooCostly(services, facts, origin)
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
        throw await textMessagesTurnedOff(services.prepared.within(transaction), userId)
      }
      await tellOfSecondFactor(services, transaction, { userId, what: 'text-messages-removed', at })
      const keep = facts.sessionId
      const details = await credentialsChanged(services, transaction, { userId, at, keep })
      return { value: userId, resource: { type: 'user', id: userId }, details }
    },
  )
  await services.sessions.stepUp(req, facts, { startedAt: at })
  const notice = said('accounts.notice.text-messages-off')
  return { receipt, to: paths.ownSecondFactor(), notice }
}
