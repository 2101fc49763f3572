import type { MedicineGroup } from './medicine-groups.ts'

/**
 * How an interaction is met: what is critical must not be given together without a reason, a caution is said and asks for nothing.
 * A prescriber who is asked at every weak warning reads none of them.
 */
type InteractionLevel = 'critical' | 'caution'

export type InteractionRule = {
  readonly id: string
  readonly level: InteractionLevel
  readonly one: readonly MedicineGroup[]
  readonly other: readonly MedicineGroup[]
  /** Where it is said: the message of this name. */
  readonly source: string
}

/** Declares an interaction; its name and its source are literal types, so that each must have its message. */
export const rule = <const Id extends string, const Source extends string>(
  id: Id,
  level: InteractionLevel,
  one: readonly MedicineGroup[],
  other: readonly MedicineGroup[],
  source: Source,
) => ({ id, level, one, other, source })
