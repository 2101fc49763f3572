import { said } from '../../../views/words/said.ts'
import type { SessionFacts } from '../../access/session.ts'
import { actorOf } from '../../audit/actor-of.ts'
import type { Origin } from '../../audit/entry.ts'
import type { Services } from '../../services.ts'
import { renewBackupCodes } from './backup-codes.ts'
import { credentialsChanged } from '../credentials-changed.ts'
import { tellOfSecondFactor } from './tell-of-second-factor.ts'

/**
 * Confirms the second factor that a session is setting up, by a code of it: it counts from now on in place of any
 * before, with new backup codes; other sessions end, and the person is told. A wrong code is recorded.
 * @returns the backup codes, to be shown once; undefined where the code was wrong
 */
export async function enrol(
  services: Services,
  { sessionId, secondFactorEnrolled: changed, ...facts }: SessionFacts,
  { code, origin, at }: { readonly code: string; readonly origin: Origin; readonly at: Date },
): Promise<readonly string[] | undefined> {
  const userId = facts.actor.id
  const row = { actor: actorOf(facts.actor), sessionId, origin }
  const codes = await services.sequelize.transaction(async (transaction) => {
    const enrolment = { userId, sessionId, at }
    if (!(await services.secondFactor.confirm(enrolment, code, transaction))) {
      return undefined
    }
    const made = await renewBackupCodes(services, userId, at, transaction)
    const details = await credentialsChanged(services, transaction, { userId, at, keep: sessionId })
    await tellOfSecondFactor(services, transaction, {
      userId,
      what: 'enrolled',
      at,
      ...(changed ? { note: said('mail.second-factor-changed.moved') } : {}),
    })
    await services.trail.appendIn(transaction, {
      ...row,
      event: changed ? 'second-factor.changed' : 'second-factor.enrolled',
      outcome: 'success',
      details,
    })
    return made
  })
  if (codes === undefined) {
    await services.trail.append({
      ...row,
      event: 'second-factor.failed',
      outcome: 'failure',
      rule: 'wrong-code',
    })
  }
  return codes
}
