import type { Circumstance, VitalKind } from '../../../server/vital-kinds.ts'

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
}

/** The newest readings of each kind, the newest first, in the order of the kinds; kinds never taken are not there. */
export type LatestVitals = readonly (readonly [newest: Reading, ...older: Reading[]])[]
