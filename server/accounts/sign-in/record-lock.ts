import { addLockJob } from '../../../models/queries/accounts/add-lock-job.ts'
import type { AuditEntry } from '../../audit/entry.ts'
import type { Services } from '../../services.ts'
import type { Attempt } from '../sign-in-limits.ts'

/**
 * Writes the row of a lock, and asks for a mail to its owner, where this wrong answer was the one that locked: once, since
 * one alone reaches the limit.
 * @param userId whose account it is; null where it is nobody's
 */
export async function recordLock(
  services: Pick<Services, 'trail' | 'prepared' | 'clock'>,
  { locks }: Attempt,
  entry: AuditEntry,
  userId: string | null = entry.actor?.id ?? null,
): Promise<void> {
  if (locks !== undefined) {
    await services.trail.append({
      ...entry,
      event: 'sign-in.locked',
      outcome: 'failure',
      rule: 'too-many-wrong-answers',
      details: { locks },
    })
    await addLockJob(services.prepared, {
      userId,
      at: services.clock.now(),
      locks,
      address: entry.origin?.address ?? '',
    })
  }
}

/** Writes the row of a wrong answer and, where it was the one that locked the account, the row of the lock. */
export async function recordWrongAnswer(
  services: Pick<Services, 'trail' | 'prepared' | 'clock'>,
  attempt: Attempt,
  entry: AuditEntry,
  userId?: string | null,
): Promise<void> {
  await Promise.all([services.trail.append(entry), recordLock(services, attempt, entry, userId)])
}
