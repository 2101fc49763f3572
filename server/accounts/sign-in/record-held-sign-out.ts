import type { SessionFacts } from '../../access/session.ts'
import { actorOf } from '../../audit/actor-of.ts'
import type { Origin } from '../../audit/entry.ts'
import type { Services } from '../../services.ts'

/** Puts on record that somebody signed out where a session is held: only their browser is, the person goes on where they are. */
export async function recordHeldSignOut(
  { trail }: Services,
  { actor, sessionId }: SessionFacts,
  origin: Origin,
): Promise<void> {
  await trail.append({
    event: 'sign-out',
    outcome: 'refused',
    actor: actorOf(actor),
    sessionId,
    origin,
    rule: 'session-held',
  })
}
