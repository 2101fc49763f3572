import type { Action } from './actions.ts'
import type { Actor, Circumstances, LiveGrant, PatientRelationship } from './actor.ts'
import { decide, refusedBy } from './decide.ts'
import type { Decision } from './decision.ts'
import type { AccessBasis } from './access-basis.ts'
import { RefusalError } from './refusal.ts'
import type { SignedIn } from './session.ts'

/** Proof that a signed-in person may do this now and from here; made by clear() only. */
class Clearance {
  readonly #proof = true
  readonly person: SignedIn
  readonly action: Action
  readonly at: Date
  readonly decision: Decision
  readonly relationship: PatientRelationship | undefined
  constructor(
    person: SignedIn,
    action: Action,
    at: Date,
    decision: Decision,
    relationship: PatientRelationship | undefined,
  ) {
    this.person = person
    this.action = action
    this.at = at
    this.decision = decision
    this.relationship = relationship
  }
  get actor(): Actor {
    return this.person.actor
  }
  static holds(value: object): value is Clearance {
    return #proof in value && value.#proof
  }
}
export type { Clearance }

/** Proof that this patient's record may be opened, and by what right; made by admit() only. */
class PatientAccess {
  readonly #proof = true
  readonly clearance: Clearance
  readonly patientId: string
  readonly recordNumber: string
  readonly because: AccessBasis
  readonly grant: LiveGrant | undefined
  constructor(clearance: Clearance, relationship: PatientRelationship, because: AccessBasis) {
    this.clearance = clearance
    this.patientId = relationship.patientId
    this.recordNumber = relationship.recordNumber
    this.because = because
    this.grant = clearance.decision.grant
  }
  get actor(): Actor {
    return this.clearance.actor
  }
  static holds(value: object): value is PatientAccess {
    return #proof in value && value.#proof
  }
}
export type { PatientAccess }

/**
 * Asks the decision.
 * @throws RefusalError with the rule that refused, its reason code and the status to answer with.
 */
export function clear(
  person: SignedIn,
  action: Action,
  circumstances: Circumstances,
  relationship?: PatientRelationship,
): Clearance {
  const decision = decide(person.actor, action, circumstances, relationship)
  if (!decision.allowed) {
    throw new RefusalError(person.actor, action, decision, relationship)
  }
  return new Clearance(person, action, circumstances.at, decision, relationship)
}

/**
 * Narrows a clearance to the patient it was given for.
 * @throws RefusalError (404) where the clearance names no patient.
 */
export function admit(clearance: Clearance): PatientAccess {
  const { relationship, decision } = clearance
  if (relationship === undefined || decision.because === undefined) {
    throw new RefusalError(clearance.actor, clearance.action, refusedBy('patient'), undefined)
  }
  return new PatientAccess(clearance, relationship, decision.because)
}
