/** What was handed over once, and not taken back. */
export type HandedOverSupply = { readonly quantity: number; readonly at: Date }

/** How far a prescription has been supplied. */
export type SupplyCount = {
  /** How many supplies there are: the first and its repeats. */
  readonly of: number
  /** Which supply is under way or comes next, from 1; the last one where everything was handed over. */
  readonly current: number
  /** How much of that supply is still to be handed over; 0 where everything was. */
  readonly owed: number
  /** How much of all supplies was handed over, and how much there is. */
  readonly supplied: number
  readonly total: number
  /** Whether a part of the current supply was handed over. */
  readonly begun: boolean
  /** When the supply before the current one began. */
  readonly previousBegan: Date | undefined
}

/**
 * Counts what was handed over: parts add up to a supply, supplies to the whole. It holds for what was recorded under older
 * rules too, where a part closed its supply.
 * @param handed in the order in which it was handed over, without what was taken back
 */
export function countSupplies(
  { quantity, repeats }: { readonly quantity: number; readonly repeats: number },
  handed: readonly HandedOverSupply[],
): SupplyCount {
  const of = repeats + 1
  const total = quantity * of
  const supplied = handed.reduce((sum, part) => sum + part.quantity, 0)
  const left = Math.max(0, total - supplied)
  const current = left === 0 ? of : Math.floor(supplied / quantity) + 1
  return {
    of,
    current,
    owed: left === 0 ? 0 : quantity * current - supplied,
    supplied,
    total,
    begun: left > 0 && supplied % quantity > 0,
    previousBegan: current < 2 ? undefined : beganAt(quantity * (current - 2), handed),
  }
}

/** When what lies beyond this amount began to be handed over. */
function beganAt(amount: number, handed: readonly HandedOverSupply[]): Date | undefined {
  let before = 0
  for (const part of handed) {
    before += part.quantity
    if (before > amount) {
      return part.at
    }
  }
  return undefined
}
