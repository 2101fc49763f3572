import type { AuditEntry } from '../audit/entry.ts'
import type { Services } from '../services.ts'
import type { Attempt } from './sign-in-limits.ts'

/**
 * Writes the row of a wrong answer and, where it was the one that locked the account, the row of the lock: once, since
 * one attempt alone reaches the limit.
 */
export async function recordWrongAnswer(
  { trail }: Pick<Services, 'trail'>,
  { locks }: Attempt,
  entry: AuditEntry,
): Promise<void> {
  await Promise.all([
    trail.append(entry),
    ...(locks === undefined
      ? []
      : [
          trail.append({
            ...entry,
            event: 'sign-in.locked',
            rule: 'too-many-wrong-answers',
            details: { locks },
          }),
        ]),
  ])
}
