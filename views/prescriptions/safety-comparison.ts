import type { MessageKey } from '../words/languages.ts'

/** An allergy that speaks against a medicine, and how gravely. */
export type AllergyConflict = {
  readonly key: string
  readonly substance: string
  readonly level: 'critical' | 'warning' | 'caution'
  readonly because: string
}

/** What a medicine was compared with, what spoke against it, and what could not be compared. */
export type AllergyComparison = {
  readonly conflicts: readonly AllergyConflict[]
  readonly checked: readonly string[]
  readonly notChecked: readonly string[]
}

type InteractionOf<Key> = Key extends `interactions.effect.${infer Id}` ? Id : never
type SourceOf<Key> = Key extends `interactions.source.${infer Id}` ? Id : never

/** Another medicine of the same patient that speaks against one: an interaction by its rule, or two of the same. */
export type MedicineConflict = {
  readonly key: string
  readonly level: 'critical' | 'caution'
  readonly kind: InteractionOf<MessageKey> | 'same-substance' | 'same-subgroup'
  readonly source?: SourceOf<MessageKey> | undefined
  readonly other: string
  readonly takenAs: TakenAs
  /** The reason that was given for it with the other medicine, where one was. */
  readonly answeredThere?: string | undefined
}

/** How far a medicine that a patient takes has got. */
export type TakenAs = 'draft' | 'signed' | 'dispensed' | 'elsewhere'

/** What of a patient's other medicines was compared, what spoke against it, and of what no group is known. */
export type MedicineComparison = {
  readonly conflicts: readonly MedicineConflict[]
  readonly compared: readonly string[]
  readonly unknown: readonly string[]
}

/** All that a medicine was compared with. */
export type SafetyComparison = {
  readonly allergies: AllergyComparison
  readonly medicines: MedicineComparison
}
