import { Refused } from '../operations/refused.ts'
import type { SafetyCheck } from './check-safety.ts'

type Conflicts = readonly SafetyCheck['conflicts'][number][]

const isOfAllergy = (conflict: Conflicts[number]): boolean => 'substance' in conflict

/** How many allergies, and how many other medicines, spoke against one: for the audit log, which names none of them. */
export function countedByKind(against: Conflicts): { allergies?: number; interactions?: number } {
  const allergies = against.filter(isOfAllergy).length
  const interactions = against.length - allergies
  return { ...(allergies === 0 ? {} : { allergies }), ...(interactions === 0 ? {} : { interactions }) }
}

/**
 * Who goes on against an allergy, or against what the patient takes, says why.
 * @throws Refused where something speaks against it and no reason was given
 */
export function mustHaveReason(against: Conflicts, reason: string | null): void {
  if (against.length > 0 && reason === null) {
    throw new Refused(against.some(isOfAllergy) ? 'against-allergy' : 'against-medicine')
  }
}
