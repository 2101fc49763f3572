import type { AuditEntry, Origin } from '../../audit/entry.ts'
import type { Services } from '../../services.ts'

/** Puts on record that somebody tried an invitation that was used already. */
export async function recordInvitationUsed(
  { trail }: Services,
  origin: Origin,
  about: Pick<AuditEntry, 'resource' | 'patientId'> = {},
): Promise<void> {
  await trail.append({
    event: 'record-tie.accepted',
    outcome: 'failure',
    rule: 'already-done',
    origin,
    ...about,
  })
}
