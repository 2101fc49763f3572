import type { Action } from './actions.ts'
import { actions } from './actions.ts'
import type { Actor, PatientRelationship } from './actor.ts'
import type { Decision, Rule } from './decision.ts'

/** The reason as others see it: in the answer, in the audit row, on the refusal page. */
export type ReasonCode =
  | 'role-not-permitted'
  | 'not-decided'
  | 'not-named-for-emergencies'
  | 'outside-hours'
  | 'network-not-allowed'
  | 'licence-expired'
  | 'training-expired'
  | 'not-in-care-team'
  | 'not-found'

const codes: Record<Exclude<Rule, 'patient'>, ReasonCode> = {
  action: 'role-not-permitted',
  fault: 'not-decided',
  permission: 'role-not-permitted',
  named: 'not-named-for-emergencies',
  hours: 'outside-hours',
  network: 'network-not-allowed',
  'administration-network': 'network-not-allowed',
  licence: 'licence-expired',
  training: 'training-expired',
  audience: 'not-found',
}

/** Whether breaking the glass could open this: named for it, and the action is one on a patient's clinical record. */
export function mayBreakGlass(actor: Actor, action: Action): boolean {
  const { patient, permission } = actions[action]
  return (
    (patient === 'clinical' || patient === 'prescription' || patient === 'prescriber') &&
    actor.emergencyAccess &&
    actor.permissions.has('emergency-access.use') &&
    (permission === null || actor.permissions.has(permission))
  )
}

/** Whether emergency access for one's own work could lift hours and networks here: nothing else stands in the way. */
function couldWorkOutOfHours(actor: Actor, action: Action, { verdicts }: Decision): boolean {
  const refusing = verdicts.filter((verdict) => !verdict.allows)
  return (
    actor.emergencyAccess &&
    actor.permissions.has('emergency-access.use') &&
    refusing.length > 0 &&
    refusing.every(({ rule }) => rule === 'hours' || rule === 'network') &&
    actions[action].administration !== true
  )
}

/** A refused decision. What one may not know of answers 404; where the glass may be broken, 403 with the offer. */
export class RefusalError extends Error {
  readonly actor: Actor
  readonly action: Action
  readonly decision: Decision
  readonly code: ReasonCode
  readonly status: 403 | 404
  /** The patient for whom emergency access is offered. */
  readonly offerEmergencyAccessTo: string | undefined
  /** Whether emergency access for one's own work outside hours and networks is offered. */
  readonly offerOutOfHours: boolean
  readonly relationship: PatientRelationship | undefined
  /** The patient that the attempt was about, where there is one: for the audit row only. */
  readonly patientId: string | undefined

  constructor(
    actor: Actor,
    action: Action,
    decision: Decision,
    relationship: PatientRelationship | undefined,
  ) {
    const rule = verdictOf(decision)
    const offered =
      relationship !== undefined &&
      ['patient', 'hours', 'network'].includes(rule) &&
      mayBreakGlass(actor, action)
    super(`${action} refused: ${rule}`)
    this.actor = actor
    this.relationship = relationship
    this.action = action
    this.decision = decision
    this.offerEmergencyAccessTo = offered ? relationship.patientId : undefined
    this.offerOutOfHours = couldWorkOutOfHours(actor, action, decision)
    this.patientId = relationship?.patientId
    this.code = rule === 'patient' ? (offered ? 'not-in-care-team' : 'not-found') : codes[rule]
    this.status = this.code === 'not-found' ? 404 : 403
  }
}

function verdictOf(decision: Decision): Rule {
  return decision.verdicts.find((verdict) => !verdict.allows)?.rule ?? 'permission'
}
