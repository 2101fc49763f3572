import { conflictingAllergies } from './allergy-conflict.ts'
import { crossReactions, drugClasses, type DrugClassId } from './drug-classes.ts'
import { recognise, type RecognisedSubstances } from './read-words.ts'

/** An allergy that counts, as the record has it. */
export type AllergyFact = {
  /** By which it is known again: an id, or that of the notes. */
  readonly key: string
  readonly substance: string
  /** `system|code` */
  readonly codes: readonly string[]
  readonly reaction: string | null
  readonly criticality: string
}

export type MedicationFact = {
  readonly name: string
  /** In which system its code stands; only ATC says a class. */
  readonly codeSystem: string
  readonly code: string
}

/** A medicine as the check takes it. */
export const asChecked = (
  name: string,
  { system, code }: { readonly system: string; readonly code: string },
): MedicationFact => ({ name, codeSystem: system, code })

/**
 * How grave: critical where the same substance or class led to anaphylaxis or is of high criticality. A caution is said and
 * asks for nothing.
 */
export type ConflictLevel = 'critical' | 'warning' | 'caution'

export type AllergyConflict = {
  readonly key: string
  readonly substance: string
  readonly level: ConflictLevel
  /** Why it speaks against the medicine, in words. */
  readonly because: string
}

export type AllergyCheck = {
  readonly conflicts: readonly AllergyConflict[]
  /** What was compared with the medicine. */
  readonly checked: readonly string[]
  /** What was not, and why, a sentence each. */
  readonly notChecked: readonly string[]
}

const grave =
  /anaphyla|angio-?o?edema|stevens|necrolysis|\bsjs\b|\bten\b|\bdress\b|airway|bronchospasm|collapse|shock/i

const isGrave = ({ criticality, reaction, substance }: AllergyFact): boolean =>
  criticality === 'high' || grave.test(reaction ?? '') || grave.test(substance)

const nameOfClass = (id: DrugClassId): string => drugClasses.find((one) => one.id === id)?.name ?? id

const recognised = new WeakMap<AllergyFact, RecognisedSubstances>()

/** A form compares every medicine with the same few allergies: each is read once. */
function recogniseOnce(allergy: AllergyFact): RecognisedSubstances {
  const known = recognised.get(allergy) ?? recognise(allergy.substance, allergy.codes)
  recognised.set(allergy, known)
  return known
}

/** Why an allergy speaks against a medicine, the gravest reason first; undefined where it does not. */
function conflictOf(
  allergy: AllergyFact,
  known: RecognisedSubstances,
  medication: MedicationFact,
  holds: RecognisedSubstances,
): AllergyConflict | undefined {
  const { key, substance } = allergy
  const of = (level: ConflictLevel, because: string): AllergyConflict => ({
    key,
    substance,
    level,
    because,
  })
  const direct: ConflictLevel = isGrave(allergy) ? 'critical' : 'warning'
  const same = holds.substances.find((one) => known.substances.includes(one))
  if (same !== undefined) {
    return of(direct, `${medication.name} contains ${same.name}`)
  }
  const shared = [...holds.classes].find((id) => known.classes.has(id))
  if (shared !== undefined) {
    return of(direct, `both are of the same class: ${nameOfClass(shared)}`)
  }
  if (conflictingAllergies(medication.name, [substance]).length > 0) {
    return of(direct, `the name of ${medication.name} contains it`)
  }
  const crossing = crossReactions
    .filter(({ from, to }) => known.classes.has(from) && holds.classes.has(to))
    .toSorted((one, other) => Number(one.level === 'caution') - Number(other.level === 'caution'))
  const [cross] = crossing
  return cross === undefined ? undefined : of(cross.level, `${nameOfClass(cross.from)}: ${cross.note}`)
}

/**
 * Compares a medicine with the allergies of a patient: by substance, by class, by what crosses between classes, and by
 * name. A pure function of its arguments. It says what it could not compare: silence does not mean that it is safe.
 * @param facts.asked false where nobody has asked the patient about allergies
 */
export function checkAllergies(
  medication: MedicationFact,
  facts: { readonly allergies: readonly AllergyFact[]; readonly asked: boolean },
): AllergyCheck {
  const { name, codeSystem, code } = medication
  const holds = recognise(name, [`${codeSystem}|${code}`])
  const medicineKnown = holds.substances.length > 0 || holds.classes.size > 0
  const conflicts: AllergyConflict[] = []
  const checked: string[] = []
  const notChecked: string[] = []
  for (const allergy of facts.allergies) {
    const known = recogniseOnce(allergy)
    const conflict = conflictOf(allergy, known, medication, holds)
    if (conflict !== undefined) {
      conflicts.push(conflict)
    }
    if (known.substances.length > 0 || known.classes.size > 0 || known.noMedicine) {
      checked.push(allergy.substance)
    } else {
      notChecked.push(
        `“${allergy.substance}” is not a substance we know: it was compared by name only, not by class.`,
      )
    }
  }
  if (!medicineKnown && facts.allergies.length > 0) {
    notChecked.push(`${name} has no class that we know: it was compared by name only.`)
  }
  if (!facts.asked && facts.allergies.length === 0) {
    notChecked.push('Nobody has recorded whether this patient has allergies.')
  }
  const rank = { critical: 0, warning: 1, caution: 2 } as const
  return {
    conflicts: conflicts.toSorted((one, other) => rank[one.level] - rank[other.level]),
    checked,
    notChecked,
  }
}
