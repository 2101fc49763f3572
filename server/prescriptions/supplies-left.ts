import { countSupplies } from './dispensing/supply-count.ts'

/** How many supplies of a prescription are left, the one under way among them, and how many there are. */
export type SuppliesLeft = { readonly left: number; readonly of: number }

/**
 * Counts the supplies that are left.
 * @param handed how much was handed over and not taken back
 * @returns null where nobody said how much there is
 */
export function suppliesLeft(
  { quantity, repeats }: { readonly quantity: number | null; readonly repeats: number | null },
  handed: number,
): SuppliesLeft | null {
  if (quantity === null || repeats === null || quantity <= 0) {
    return null
  }
  const { of, current, owed } = countSupplies({ quantity, repeats }, [{ quantity: handed, at: new Date(0) }])
  return { left: owed === 0 ? 0 : of - current + 1, of }
}
