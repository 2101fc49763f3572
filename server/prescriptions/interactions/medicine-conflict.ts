import type { InteractionId, InteractionSource } from './interaction-rules.ts'

/** How far a medicine that a patient takes has got: written and not signed, signed, handed out, or on record from elsewhere. */
export type TakenAs = 'draft' | 'signed' | 'dispensed' | 'elsewhere'

/** Another medicine of the same patient that speaks against one. */
export type MedicineConflict = {
  /** By which it is known again: rule and prescription. */
  readonly key: string
  readonly level: 'critical' | 'caution'
  /** An interaction by its rule, the same substance twice, or two of one chemical subgroup. */
  readonly kind: InteractionId | 'same-substance' | 'same-subgroup'
  /** Where an interaction is said. */
  readonly source?: InteractionSource
  /** The other medicine, by name, and how far it has got. */
  readonly other: string
  readonly takenAs: TakenAs
  /** The reason that was given when the other one was prescribed against this one, where it was. */
  readonly answeredThere?: string
}

/** What a medicine was compared with among what a patient takes, and what could not be compared. */
export type MedicineCheck = {
  readonly conflicts: readonly MedicineConflict[]
  /** All that the record says the patient takes. */
  readonly compared: readonly string[]
  /** Those of which no group is known: compared by name and substance only. The medicine itself, where it is one, comes first. */
  readonly unknown: readonly string[]
}
