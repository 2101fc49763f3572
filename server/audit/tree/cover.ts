/** A complete subtree: 2^level leaves, of which the first is number index × 2^level. */
export type Subtree = { readonly level: number; readonly index: number }

/** How many leaves it has. */
export const width = (level: number): number => 2 ** level

/**
 * The fewest complete subtrees that together are the leaves from `from` up to, not including, `to`; from left to right.
 * With `from` 0 these are the peaks whose hashes fold to the root of a tree of `to` leaves.
 */
export function cover(from: number, to: number): Subtree[] {
  const subtrees: Subtree[] = []
  let at = from
  while (at < to) {
    let level = 0
    while (at % width(level + 1) === 0 && at + width(level + 1) <= to) {
      level += 1
    }
    subtrees.push({ level, index: at / width(level) })
    at += width(level)
  }
  return subtrees
}

/** How many leaves the left subtree of a tree has: the largest power of two smaller than `size`. @param size above 1 */
export function leftWidth(size: number): number {
  let left = 1
  while (left * 2 < size) {
    left *= 2
  }
  return left
}
