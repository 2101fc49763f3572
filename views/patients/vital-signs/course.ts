import type { Reading, ShownLimits } from './vital-sign.ts'

/** A line of WHO's: what stands at so many standard deviations, by day of life. */
export type GrowthLine = {
  readonly z: number
  readonly points: readonly { readonly day: number; readonly value: number }[]
}

/** A reading of a child's growth, as the curve has it. */
export type GrowthPoint = {
  readonly id: string
  readonly day: number
  readonly value: number
  readonly z: number
  readonly percentile: number
}

/** What is drawn of one kind, the oldest reading first. */
export type Course =
  | {
      readonly by: 'age'
      readonly lines: readonly GrowthLine[]
      /** The first day of life that is not drawn. */
      readonly before: number
      readonly points: readonly GrowthPoint[]
    }
  | { readonly by: 'time'; readonly readings: readonly Reading[]; readonly limits: readonly ShownLimits[] }
