import type { Circumstance, Interpretation, LimitsSource, VitalKind } from '../../../server/vital-kinds.ts'

/** One number that was taken, or the two of a blood pressure. */
export type Reading = {
  readonly id: string
  readonly kind: VitalKind
  readonly takenAt: Date
  /** As it was written, in the unit of its kind; the upper one of a blood pressure. */
  readonly value: string
  readonly diastolic: string | null
  /** Where or how it was taken (server/vital-kinds.ts). */
  readonly circumstance: Circumstance | null
  readonly note: string | null
  /** Why it was written down, where the patient had died by then. */
  readonly reasonAfterDeath: string | null
  /** Against the limits for the age as they were when it was written down; null where no range was known. */
  readonly interpretation: Interpretation | null
}

/** The same with who wrote it and what became of it. */
export type VitalSign = Reading & {
  readonly status: string
  readonly source: string
  readonly recordedBy: string | null
  readonly recordedAt: Date
  readonly changedBy: string | null
  readonly changedAt: Date | null
  readonly version: number
  /** Of a critical number: who has seen it; null where nobody has said so yet. */
  readonly acknowledged: { readonly by: string | null; readonly at: Date } | null
}

/** The limits for a number at an age, and where they are from. */
export type ShownLimits = {
  readonly of: VitalKind | 'diastolic'
  readonly usual: readonly [low: number | null, high: number | null]
  readonly critical: readonly [low: number | null, high: number | null]
  readonly source: LimitsSource
}

/** A critical number that nobody has said to have seen, as it stands in one of its versions. */
export type UnacknowledgedReading = Reading & { readonly version: number }

/** The body mass index, and from what it was reckoned; `z` of children. */
export type BodyMass = {
  readonly value: number
  readonly z: number | null
  readonly weighedAt: Date
  readonly measuredAt: Date
}

/** The newest readings of each kind, the newest first, in the order of the kinds; kinds never taken are not there. */
export type LatestVitals = readonly (readonly [newest: Reading, ...older: Reading[]])[]
