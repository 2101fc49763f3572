import { limits } from '../../config/security.ts'
import type { AuditEntry } from '../audit/entry.ts'
import { Refused } from '../operations/refused.ts'
import type { Services } from '../services.ts'

/**
 * Counts a request that costs much. The first one too many of a minute is recorded, as of other limits.
 * @param asker for whom it counts
 * @param record what the audit row says of them
 * @throws Refused (429) where there were too many
 */
export async function mustNotBeTooCostly(
  { signInLimits, trail }: Pick<Services, 'signInLimits' | 'trail'>,
  asker: string,
  record: Pick<AuditEntry, 'actor' | 'sessionId' | 'origin'>,
): Promise<void> {
  const { costlyRequestsPerMinute: limit } = limits
  const exceeded = await signInLimits.costlyRequest(asker)
  if (exceeded === undefined) {
    return
  }
  if (exceeded.first) {
    await trail.append({
      ...record,
      event: 'request.limited',
      outcome: 'refused',
      rule: 'costly',
      details: { limit, seconds: 60 },
    })
  }
  throw new Refused('too-many-tries', { recorded: true, retryAfterSeconds: exceeded.wait })
}
