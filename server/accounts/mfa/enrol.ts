import type { Request } from 'express'
import type { SessionFacts } from '../../access/session.ts'
import { originOf } from '../../http/origin.ts'
import type { Services } from '../../services.ts'
import { actorOf } from '../../audit/actor-of.ts'
import { fieldOf } from '../half-signed-in.ts'
import { renewBackupCodes } from './backup-codes.ts'
import { credentialsChanged } from './credentials-changed.ts'
import { tellOfSecondFactor } from './tell-of-second-factor.ts'
import { said } from '../../../views/words/said.ts'

/**
 * Confirms the second factor that this session is setting up, by the posted `code`: it counts from now on in place of any
 * before, with new backup codes; other sessions end, and the person is told.
 * @returns the backup codes, to be shown once; undefined where the code was wrong
 */
export async function enrol(
  services: Services,
  req: Request,
  facts: SessionFacts,
): Promise<readonly string[] | undefined> {
  const { sessionId, secondFactorEnrolled: changed } = facts
  const userId = facts.actor.id
  const { at } = req.context
  return services.sequelize.transaction(async (transaction) => {
    const enrolment = { userId, sessionId, at }
    if (!(await services.secondFactor.confirm(enrolment, fieldOf(req, 'code'), transaction))) {
      return undefined
    }
    const codes = await renewBackupCodes(services, userId, at, transaction)
    const details = await credentialsChanged(services, transaction, { userId, at, keep: sessionId })
    await tellOfSecondFactor(services, transaction, {
      userId,
      what: 'enrolled',
      at,
      ...(changed ? { note: said('mail.second-factor-changed.moved') } : {}),
    })
    await services.trail.appendIn(transaction, {
      event: changed ? 'second-factor.changed' : 'second-factor.enrolled',
      outcome: 'success',
      actor: actorOf(facts.actor),
      sessionId,
      origin: originOf(req),
      details,
    })
    return codes
  })
}
