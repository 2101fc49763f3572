import { isAnswered } from '../answered-conflicts.ts'
import { recognise } from '../allergies/read-words.ts'
import type { MedicationFact } from '../allergies/check-allergies.ts'
import type { InteractionRule } from './interaction-rule.ts'
import { interactionRules } from './interaction-rules.ts'
import type { MedicineCheck, MedicineConflict, TakenAs } from './medicine-conflict.ts'
import { medicineGroups, type MedicineGroup } from './medicine-groups.ts'

/** A medicine that a patient takes, or may be taking, as the record has it. */
export type TakenMedicine = MedicationFact & {
  /** The prescription by which it is on record. */
  readonly id: string
  readonly takenAs: TakenAs
  /** The conflicts for which a reason was given when it was prescribed, as they are kept, and the reason. */
  readonly overrideOf: string | null
  readonly overrideReason?: string | null
}

/** What a medicine is made of, as far as it is known. */
type Composition = {
  readonly substances: ReadonlySet<string>
  readonly groups: ReadonlySet<MedicineGroup>
  /** Chemical subgroups: ATC codes without their last two digits, its fourth level. */
  readonly subgroups: ReadonlySet<string>
}

const atcCode = /^[A-Z]\d{2}[A-Z]{2}\d{2}$/

const groupNames = Object.keys(medicineGroups).filter((name): name is MedicineGroup => name in medicineGroups)

const compositions = new WeakMap<MedicationFact, Composition>()

/** What a medicine is made of. A form compares every medicine with the same few others: each is read once. */
export function compositionOf(medication: MedicationFact): Composition {
  const known = compositions.get(medication)
  if (known !== undefined) {
    return known
  }
  const { name, codeSystem, code } = medication
  const { substances } = recognise(name, [`${codeSystem}|${code}`])
  // The first code of a substance is its own; the others are of combinations, which stand for other ingredients as well.
  const codes = new Set(substances.flatMap(({ atc: [own] }) => own ?? []))
  if (/atc/i.test(codeSystem) && atcCode.test(code)) {
    codes.add(code)
  }
  const within = (prefixes: readonly string[]) =>
    [...codes].some((one) => prefixes.some((prefix) => one.startsWith(prefix)))
  const composition = {
    substances: new Set(substances.map((substance) => substance.name)),
    groups: new Set(groupNames.filter((group) => within(medicineGroups[group]))),
    subgroups: new Set([...codes].map((one) => one.replace(/\d{2}$/, ''))),
  }
  compositions.set(medication, composition)
  return composition
}

const sharesOne = <Item>(some: Iterable<Item>, others: ReadonlySet<Item>): boolean => {
  for (const item of some) {
    if (others.has(item)) {
      return true
    }
  }
  return false
}

/** Whether a rule speaks of the two of them, whichever of them is which. */
const speaksOf = ({ one, other }: InteractionRule, first: Composition, second: Composition): boolean =>
  (sharesOne(one, first.groups) && sharesOne(other, second.groups)) ||
  (sharesOne(one, second.groups) && sharesOne(other, first.groups))

const sameMembers = <Item>(some: ReadonlySet<Item>, others: ReadonlySet<Item>): boolean =>
  some.size > 0 && some.size === others.size && [...some].every((item) => others.has(item))

const sameName = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase()

type ConflictKind = Pick<MedicineConflict, 'kind' | 'level' | 'source'>

const gravestFirst = (one: Pick<ConflictKind, 'level'>, other: Pick<ConflictKind, 'level'>): number =>
  Number(one.level === 'caution') - Number(other.level === 'caution')

const sameSubstance: ConflictKind = { kind: 'same-substance', level: 'caution' }

/** All that speaks against two medicines together, the gravest first. */
function kindsOf(medication: MedicationFact, taken: TakenMedicine): readonly ConflictKind[] {
  const first = compositionOf(medication)
  const second = compositionOf(taken)
  if (sameName(medication.name, taken.name) || sameMembers(first.substances, second.substances)) {
    return [sameSubstance]
  }
  const spoken = interactionRules
    .filter((rule) => speaksOf(rule, first, second))
    .map(({ id, level, source }): ConflictKind => ({ kind: id, level, source }))
    .toSorted(gravestFirst)
  if (sharesOne(first.substances, second.substances)) {
    return [...spoken, sameSubstance]
  }
  return spoken.length === 0 && sharesOne(first.subgroups, second.subgroups)
    ? [{ kind: 'same-subgroup', level: 'caution' }]
    : spoken
}

const isKnown = (medication: MedicationFact): boolean => {
  const { substances, subgroups } = compositionOf(medication)
  return substances.size > 0 || subgroups.size > 0
}

/**
 * Compares a medicine with what else a patient takes: by pairs that must not be taken together, by substance, and by chemical
 * subgroup. A pure function of its arguments. It says with what it compared, and what it does not know: silence does not
 * mean that it is safe.
 * @param ownId the prescription of the medicine itself, where it is one already
 */
export function checkMedicines(
  medication: MedicationFact,
  taken: readonly TakenMedicine[],
  ownId?: string,
): MedicineCheck {
  const others = taken.filter(({ id }) => id !== ownId)
  const conflicts = others.flatMap((other) =>
    kindsOf(medication, other).map((conflict): MedicineConflict => {
      const { kind, level } = conflict
      const keyFor = (prescription: string) => `${kind}/${prescription}`
      return {
        ...conflict,
        key: keyFor(other.id),
        other: other.name,
        takenAs: other.takenAs,
        ...(ownId !== undefined && isAnswered(other.overrideOf, { key: keyFor(ownId), level })
          ? { answeredThere: other.overrideReason ?? '' }
          : {}),
      }
    }),
  )
  return {
    conflicts: conflicts.toSorted(gravestFirst),
    compared: others.map(({ name }) => name),
    unknown:
      others.length === 0
        ? []
        : [medication, ...others].filter((one) => !isKnown(one)).map(({ name }) => name),
  }
}
