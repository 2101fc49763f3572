import { limits } from '../../config/security.ts'
import type { AuditEntry } from '../audit/entry.ts'
import type { Problem } from './problem.tsx'
import { problems } from './problems.ts'
import type { Services } from '../services.ts'

/**
 * Counts a request that costs much. The first one too many of a minute is put on record, as of other limits.
 * @param asker for whom it counts
 * @param record what the audit row says of them
 * @returns the answer where there were too many
 */
export async function countCostly(
  { signInLimits, trail }: Pick<Services, 'signInLimits' | 'trail'>,
  asker: string,
  record: Pick<AuditEntry, 'actor' | 'sessionId' | 'origin'>,
): Promise<Problem | undefined> {
  const { costlyRequestsPerMinute: limit } = limits
  const exceeded = await signInLimits.costlyRequest(asker)
  if (exceeded?.first === true) {
    await trail.append({
      ...record,
      event: 'request.limited',
      outcome: 'refused',
      rule: 'costly',
      details: { limit, seconds: 60 },
    })
  }
  return exceeded && { ...problems.tooMany, retryAfterSeconds: exceeded.wait }
}
