import { readHashRuns, type Queryable, type HashRun } from '../../../models/queries/audit/tree/tree-hashes.ts'
import { cover, width, type Subtree } from './cover.ts'
import { TreeFold } from './tree-fold.ts'

/** Of the interior nodes, those of every fourth level are stored: a fifteenth as many as there are leaves. */
export const storedLevels = 4

/** What is stored of the tree does not hold together. */
export class TreeBrokenError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'TreeBrokenError'
  }
}

/** A range of leaves: from the first up to, not including, the last. */
export type LeafRange = { readonly from: number; readonly to: number }

/** The stored hashes that a subtree is folded from. */
function runOf({ level, index }: Subtree): HashRun {
  const above = level % storedLevels
  return { level: level - above, from: index * width(above), to: (index + 1) * width(above) }
}

function fold({ level, index }: Subtree, hashes: readonly Buffer[]): Buffer {
  const [only, ...others] = hashes
  if (hashes.length !== width(level % storedLevels) || only === undefined) {
    throw new TreeBrokenError(
      `leaves from ${index * width(level)} to ${(index + 1) * width(level) - 1} are not all stored`,
    )
  }
  if (others.length === 0) {
    return only
  }
  const joined = new TreeFold()
  for (const hash of hashes) {
    joined.add(hash)
  }
  return joined.root()
}

/**
 * For each range, the hashes of the subtrees that cover it, from left to right: what a gap line of an export holds, and,
 * with `from` 0, the peaks of a tree. One statement answers for all ranges; the effort grows with their number and the
 * logarithm of their length.
 * @throws TreeBrokenError where a hash is not stored, as for leaves that are not sealed yet
 */
export async function rangeHashes(asking: Queryable, ranges: readonly LeafRange[]): Promise<Buffer[][]> {
  const covers = ranges.map(({ from, to }) => cover(from, to))
  const found = await readHashRuns(
    asking,
    covers.flatMap((subtrees) => subtrees.map(runOf)),
  )
  let place = 0
  return covers.map((subtrees) =>
    subtrees.map((subtree) => {
      const hashes = found[place] ?? []
      place += 1
      return fold(subtree, hashes)
    }),
  )
}

/**
 * For each range the root of the tree over its leaves; a range begins at a multiple of the power of two that it fits
 * into, as the subtrees of RFC 9162 do. One statement answers for all.
 * @throws TreeBrokenError where a hash is not stored
 */
export async function rangeRoots(asking: Queryable, ranges: readonly LeafRange[]): Promise<Buffer[]> {
  const hashes = await rangeHashes(asking, ranges)
  return ranges.map(({ from, to }, place) => TreeFold.resume(to - from, hashes[place] ?? []).root())
}

/** A fold that stands where a tree of `size` leaves ended. @throws TreeBrokenError */
export async function resumeFold(
  asking: Queryable,
  size: number,
  onNode?: (node: Subtree, hash: Buffer) => void,
): Promise<TreeFold> {
  const [peaks = []] = await rangeHashes(asking, [{ from: 0, to: size }])
  return TreeFold.resume(size, peaks, onNode)
}
