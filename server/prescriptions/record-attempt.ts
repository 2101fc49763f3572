import type { Outcome, EventName } from '../audit/events.ts'
import type { PatientContext } from '../operations/operation.ts'
import type { Services } from '../services.ts'
import { actorOf } from '../audit/actor-of.ts'

/**
 * Records what was tried with a prescription and did not come to pass, or what was found wrong with it: outside any
 * transaction, so that it survives.
 */
export async function recordAttempt(
  services: Services,
  { proof, origin, subjectId }: PatientContext,
  attempt: {
    readonly event: EventName
    readonly outcome: Exclude<Outcome, 'success'>
    readonly rule: string
    readonly details?: Readonly<Record<string, string | number | readonly string[]>>
  },
): Promise<void> {
  const { actor, clearance, patientId, grant } = proof
  await services.trail.append({
    ...attempt,
    actor: actorOf(actor),
    sessionId: clearance.person.sessionId,
    origin,
    patientId,
    resource: { type: 'prescription', id: subjectId },
    ...(grant === undefined ? {} : { grantId: grant.id }),
  })
}
