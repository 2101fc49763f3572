import type { SessionFacts } from '../access/session.ts'
import type { Origin } from '../audit/entry.ts'
import { ProblemError } from './errors.ts'
import type { Services } from '../services.ts'
import { countCostly } from './count-costly.ts'
import { actorOf } from '../audit/actor-of.ts'
import { personAsking } from '../accounts/person-asking.ts'

/** Counts a costly request of somebody who has signed in. @throws ProblemError (429) where there were too many */
export async function mustNotBeTooCostly(
  services: Pick<Services, 'signInLimits' | 'trail'>,
  facts: SessionFacts,
  origin: Origin,
): Promise<void> {
  const record = { actor: actorOf(facts.actor), sessionId: facts.sessionId, origin }
  const problem = await countCostly(services, personAsking(facts.actor.id), record)
  if (problem !== undefined) {
    throw new ProblemError(problem)
  }
}
