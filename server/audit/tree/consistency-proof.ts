import type { Queryable } from '../../../models/queries/audit/tree/tree-hashes.ts'
import { leftWidth } from './cover.ts'
import { nodeHash } from './hashing.ts'
import { rangeRoots, type LeafRange } from './stored-tree.ts'

/** What a tree is, in short. */
export type TreeHead = { readonly size: number; readonly root: Buffer }

/**
 * The subtrees whose roots are the consistency path from a tree of `older` leaves to one of `newer`
 * (RFC 9162 2.1.4.1). @param older above 0 and at most `newer`
 */
export function consistencyRanges(older: number, newer: number): LeafRange[] {
  const ranges: LeafRange[] = []
  let from = 0
  let to = newer
  while (older < to) {
    const middle = from + leftWidth(to - from)
    if (older <= middle) {
      ranges.push({ from: middle, to })
      to = middle
    } else {
      ranges.push({ from, to: middle })
      from = middle
    }
  }
  // The older root itself is known to whoever verifies.
  return (from === 0 ? ranges : [...ranges, { from, to }]).toReversed()
}

/**
 * The consistency path between two sizes of the tree, by one statement; its effort grows with the logarithm of the size.
 * @throws RangeError where there is none; TreeBrokenError where a hash is not stored
 */
export async function proveConsistency(asking: Queryable, older: number, newer: number): Promise<Buffer[]> {
  if (older < 1 || older > newer) {
    throw new RangeError(`no tree of ${newer} leaves grew from one of ${older}`)
  }
  return rangeRoots(asking, consistencyRanges(older, newer))
}

const isPowerOfTwo = (size: number): boolean => Number.isInteger(Math.log2(size))

/** Whether the path proves that the newer tree begins with all leaves of the older one (RFC 9162 2.1.4.2). */
export function consistencyHolds(older: TreeHead, newer: TreeHead, path: readonly Buffer[]): boolean {
  if (older.size < 1 || older.size > newer.size) {
    return false
  }
  if (older.size === newer.size) {
    return path.length === 0 && older.root.equals(newer.root)
  }
  const [first, ...others] = isPowerOfTwo(older.size) ? [older.root, ...path] : path
  if (first === undefined || path.length === 0) {
    return false
  }
  let place = older.size - 1
  let last = newer.size - 1
  while (place % 2 === 1) {
    place = Math.floor(place / 2)
    last = Math.floor(last / 2)
  }
  let olderRoot = first
  let newerRoot = first
  for (const hash of others) {
    if (last === 0) {
      return false
    }
    if (place % 2 === 1 || place === last) {
      olderRoot = nodeHash(hash, olderRoot)
      newerRoot = nodeHash(hash, newerRoot)
      while (place % 2 === 0 && place !== 0) {
        place /= 2
        last = Math.floor(last / 2)
      }
    } else {
      newerRoot = nodeHash(newerRoot, hash)
    }
    place = Math.floor(place / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && olderRoot.equals(older.root) && newerRoot.equals(newer.root)
}
