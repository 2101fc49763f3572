import type { RouteCode } from '../../../config/administration-routes.ts'
import type { EncounterKind } from '../../../models/patients/encounter.ts'
import type { Sex } from '../../../models/patients/patient.ts'

/** A visit as it is written down. Words in braces are filled in: {bp}, {pulse}, {temp}, {weight}, {sats}, {glucose}, {hba1c}. */
export type Visit = {
  readonly kind: EncounterKind
  readonly reason: string
  readonly notes: string
  readonly diagnoses: string
  /** Whether a nurse would have seen the patient. */
  readonly nurse?: true
}

/** A medicine as it is prescribed for a story; `code` is its ATC code in config/medications.ts. */
export type Regimen = {
  readonly code: string
  readonly dose: string
  readonly route: RouteCode
  readonly frequency: string
  readonly quantity: number
  readonly repeats: number
  readonly instructions: string
}

/** What brings a person to the clinic again and again: who has it, how it is written down, what is given for it. */
export type Story = {
  readonly ages: readonly [from: number, to: number]
  readonly sex?: Sex
  readonly condition: { readonly description: string; readonly code: string }
  readonly status?: 'resolved' | 'remission'
  readonly history: string
  readonly visits: readonly Visit[]
  readonly regimens: readonly Regimen[]
}
