/** The value below which this share (0 to 1) of the sorted values lies, by nearest rank; NaN where there are none. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(ascending(values), 0.5)

export const ascending = (values: Iterable<number>): number[] =>
  [...values].toSorted((one, other) => one - other)
