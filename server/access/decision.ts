import type { LiveGrant } from './actor.ts'
import type { Obligations } from './obligations.ts'
import type { AccessBasis } from './access-basis.ts'

/**
 * A rule that can refuse, in the order in which they are asked. `action` refuses what no one ever declared, and `fault`
 * what could not be decided because a fact was not as it must be.
 */
export type Rule =
  | 'action'
  | 'fault'
  | 'permission'
  | 'named'
  | 'hours'
  | 'network'
  | 'administration-network'
  | 'licence'
  | 'training'
  | 'patient'
  | 'audience'

export type Verdict = {
  readonly rule: Rule
  readonly allows: boolean
  /** By what tie to the patient; or that emergency access stood in for hours and networks. */
  readonly by?: AccessBasis
}

/** The answer, the rule that decided it, and every rule's verdict. */
export type Decision = {
  readonly allowed: boolean
  readonly decidedBy: Rule | AccessBasis
  readonly verdicts: readonly Verdict[]
  /** The live emergency grant, for this patient or for one’s own work: whatever is done now is done under it. */
  readonly grant?: LiveGrant
  /** The tie to the patient, where one was asked for and found. */
  readonly because?: AccessBasis
  readonly obligations: Obligations
}
