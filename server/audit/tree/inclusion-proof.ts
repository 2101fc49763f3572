import type { Queryable } from '../../../models/queries/audit/tree/tree-hashes.ts'
import { leftWidth } from './cover.ts'
import { nodeHash } from './hashing.ts'
import { rangeRoots, type LeafRange } from './stored-tree.ts'

/** The subtrees whose roots are the inclusion path of a leaf, from the leaf up (RFC 9162 2.1.3.1). */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  const ranges: LeafRange[] = []
  let from = 0
  let to = size
  while (to - from > 1) {
    const middle = from + leftWidth(to - from)
    if (index < middle) {
      ranges.push({ from: middle, to })
      to = middle
    } else {
      ranges.push({ from, to: middle })
      from = middle
    }
  }
  return ranges.toReversed()
}

/**
 * The inclusion path of a leaf in the tree of the first `size` leaves, by one statement; its effort grows with the
 * logarithm of the size.
 * @throws RangeError where there is no such leaf; TreeBrokenError where a hash is not stored
 */
export async function proveInclusion(asking: Queryable, index: number, size: number): Promise<Buffer[]> {
  if (index < 0 || index >= size) {
    throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`)
  }
  return rangeRoots(asking, inclusionRanges(index, size))
}

/**
 * The root that a leaf and its inclusion path make (RFC 9162 2.1.3.2).
 * @returns undefined where the path is not that of such a leaf in a tree of such a size
 */
export function rootOfInclusion(
  leaf: { readonly hash: Buffer; readonly index: number; readonly size: number },
  path: readonly Buffer[],
): Buffer | undefined {
  if (leaf.index < 0 || leaf.index >= leaf.size) {
    return undefined
  }
  let place = leaf.index
  let last = leaf.size - 1
  let root = leaf.hash
  for (const hash of path) {
    if (last === 0) {
      return undefined
    }
    if (place % 2 === 1 || place === last) {
      root = nodeHash(hash, root)
      while (place % 2 === 0 && place !== 0) {
        place /= 2
        last = Math.floor(last / 2)
      }
    } else {
      root = nodeHash(root, hash)
    }
    place = Math.floor(place / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 ? root : undefined
}
