import type { AuditEntry } from '../audit/entry.ts'
import type { Services } from '../services.ts'

/** Puts on record that a password was right, and that something is still due before its person is in. */
export async function recordPasswordAccepted(
  { trail }: Services,
  accepted: Required<Pick<AuditEntry, 'actor' | 'sessionId' | 'origin' | 'details'>>,
): Promise<void> {
  await trail.append({ ...accepted, event: 'sign-in.password-accepted', outcome: 'success' })
}
