import type { AuditEntry } from '../audit/entry.ts'
import { Refused } from '../operations/refused.ts'
import type { NextStep, OvertakenError } from '../overtaken/overtaken.ts'
import type { AuthorizationRequest, RequestEnd } from './authorization-request.ts'
import { decide, expire, type Attempt, type Decision, type Policy } from './dual-authorization.ts'

/** A request with what must be told about it where an attempt fails. */
export type AuthorizationCase = {
  readonly request: AuthorizationRequest
  readonly policy: Policy
  /** What the audit row of a forbidden attempt says beside who made it. */
  readonly about: Pick<AuditEntry, 'resource' | 'patientId'>
  /** Where whoever may not decide goes on. */
  readonly next: NextStep
  /** What is told to whoever comes too late. */
  readonly overtaken: (ended: RequestEnd) => OvertakenError
}

/**
 * The decision that this attempt comes to, for a request that is locked.
 * @throws OvertakenError (409, with who and when) where it is decided; Refused (403, by the rule) where it is not theirs to decide:
 *   the face puts either on record, once
 */
export function mustDecide(
  { request, policy, about, next, overtaken }: AuthorizationCase,
  attempt: Attempt,
): Decision {
  const answer = decide(request, policy, attempt)
  if (answer.kind === 'ended') {
    throw overtaken(answer.ended)
  }
  if (answer.kind === 'forbidden') {
    throw new Refused(answer.rule, { about, next })
  }
  return answer.decision
}

/**
 * Makes room for a new request of the same: one at a time waits.
 * @param older the newest so far, locked
 * @param waits what is told where it still waits
 * @returns how it is ended first where its time is over; undefined where that was written down
 * @throws OvertakenError where it still waits
 */
export function mustNotWait(
  older: AuthorizationRequest,
  at: Date,
  waits: () => OvertakenError,
): Decision | undefined {
  const expired = expire(older, at)
  if (expired === undefined && older.ended === null) {
    throw waits()
  }
  return expired
}
