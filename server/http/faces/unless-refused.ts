import { recordFailed } from '../../audit/record.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import type { InvalidForm } from '../answer.ts'
import { ProblemError } from '../errors.ts'
import { endOfSubject } from '../words/prescription-gone.ts'
import { refusedInvalid, refusedProblem } from './refused-problem.ts'
import { unlessOvertaken, type Attempt } from './unless-overtaken.ts'
import { resourceOf } from '../routes/walk.ts'

/** Puts on record that something was tried which cannot be, unless it is already. */
export async function recordRefused(
  { trail }: Pick<Services, 'trail'>,
  { req, proof, origin, event }: Attempt,
  refused: Refused,
): Promise<void> {
  const { rule = refused.code, severity, unrecorded = false } = refused.rule
  if (!refused.recorded && !unrecorded) {
    await recordFailed(trail, proof, origin, refused.recordedAs ?? event, {
      rule,
      ...(severity === undefined ? {} : { severity }),
      ...(refused.outcome === 'refused' ? { outcome: refused.outcome } : {}),
      ...resourceOf(req),
      ...refused.about,
    })
  }
}

/**
 * Says why something cannot be done now; that it was tried is recorded, once.
 * @returns what stands on the form
 * @throws ProblemError where nothing on the form would help
 */
async function answerRefused(services: Services, attempt: Attempt, refused: Refused): Promise<InvalidForm> {
  await recordRefused(services, attempt, refused)
  if (refused.rule.status === 422) {
    return refusedInvalid(refused)
  }
  throw new ProblemError(refusedProblem(refused))
}

/**
 * Whoever dispenses is told what they would be told a moment later, when the prescription has left their sight.
 * @throws ProblemError (404) where it has
 */
async function tellPharmacy(services: Services, { req, proof, origin, event }: Attempt): Promise<void> {
  if (!('clearance' in proof)) {
    return
  }
  const ended = await endOfSubject(services, req, proof.actor, proof.clearance.action)
  if (ended !== undefined) {
    await recordFailed(services.trail, proof, origin, event, { rule: 'already-done', ...resourceOf(req) })
    throw ended
  }
}

/**
 * Makes a change, or says why it cannot be made: because of how things stand, or because somebody else was faster.
 * @throws ProblemError where its form does not come back
 */
export function unlessRefused<Done>(
  services: Services,
  attempt: Attempt,
  change: () => Promise<Done>,
): Promise<Done | InvalidForm> {
  return unlessOvertaken(services, attempt, async () => {
    try {
      return await change()
    } catch (error) {
      if (error instanceof Refused) {
        return answerRefused(services, attempt, error)
      }
      if (error instanceof OvertakenError) {
        await tellPharmacy(services, attempt)
      }
      throw error
    }
  })
}
