import type { AuditEntry } from '../audit/entry.ts'
import type { Services } from '../services.ts'
import type { Attempt } from './sign-in-limits.ts'

/** Writes the row of a lock, where this wrong answer was the one that locked: once, since one alone reaches the limit. */
export async function recordLock(
  { trail }: Pick<Services, 'trail'>,
  { locks }: Attempt,
  entry: AuditEntry,
): Promise<void> {
  if (locks !== undefined) {
    await trail.append({
      ...entry,
      event: 'sign-in.locked',
      outcome: 'failure',
      rule: 'too-many-wrong-answers',
      details: { locks },
    })
  }
}

/** Writes the row of a wrong answer and, where it was the one that locked the account, the row of the lock. */
export async function recordWrongAnswer(
  services: Pick<Services, 'trail'>,
  attempt: Attempt,
  entry: AuditEntry,
): Promise<void> {
  await Promise.all([services.trail.append(entry), recordLock(services, attempt, entry)])
}
