import {
  checkAllergies,
  type AllergyCheck,
  type AllergyConflict,
  type MedicationFact,
} from './allergies/check-allergies.ts'
import { checkMedicines } from './interactions/check-medicines.ts'
import type { MedicineCheck, MedicineConflict } from './interactions/medicine-conflict.ts'
import type { SafetyFacts } from './safety-facts.ts'

/** All that a medicine was compared with, and all that speaks against it. */
export type SafetyCheck = {
  readonly conflicts: readonly (AllergyConflict | MedicineConflict)[]
  readonly allergies: AllergyCheck
  readonly medicines: MedicineCheck
}

/**
 * Compares a medicine with the allergies of a patient and with what else they take. A pure function of its arguments.
 * @param prescriptionId that of the medicine itself, where it is prescribed already: it is not compared with itself
 */
export function checkSafety(
  medication: MedicationFact,
  facts: SafetyFacts,
  prescriptionId?: string,
): SafetyCheck {
  const allergies = checkAllergies(medication, facts)
  const medicines = checkMedicines(medication, facts.medicines, prescriptionId)
  return { conflicts: [...allergies.conflicts, ...medicines.conflicts], allergies, medicines }
}
