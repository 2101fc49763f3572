import type { AuditEntry, Origin } from '../audit/entry.ts'
import type { Services } from '../services.ts'
import { recordWrongAnswer } from './record-lock.ts'

/** Who enters a code, in which session; every step of signing in was done there. */
export type CodeEntry = {
  readonly actor: NonNullable<AuditEntry['actor']>
  readonly sessionId: string
  readonly origin: Origin
  readonly at: Date
}

/** Takes a code of the second factor, within the limits. A wrong one is recorded. @returns whether it was right */
export async function acceptCode(
  services: Pick<Services, 'signInLimits' | 'secondFactor' | 'trail'>,
  { actor, sessionId, origin, at }: CodeEntry,
  code: string,
): Promise<boolean> {
  const limit = `code:${actor.id}`
  const taken = await services.signInLimits.take(limit, origin.address, sessionId)
  if (taken.mayTry && (await services.secondFactor.accept(actor.id, code, at))) {
    await services.signInLimits.succeeded(limit, origin.address, sessionId)
    return true
  }
  await recordWrongAnswer(services, taken, {
    event: 'second-factor.failed',
    outcome: 'failure',
    actor,
    sessionId,
    origin,
    rule: taken.mayTry ? 'wrong-code' : 'limited',
  })
  return false
}
