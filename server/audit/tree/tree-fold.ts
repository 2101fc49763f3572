import { cover, width, type Subtree } from './cover.ts'
import { emptyRoot, nodeHash } from './hashing.ts'

/** A subtree was handed in where none of its width can stand. */
export class MisplacedSubtreeError extends Error {
  constructor({ level, index }: Subtree, size: number) {
    super(`a subtree of ${width(level)} leaves from ${index * width(level)} cannot follow leaf ${size}`)
    this.name = 'MisplacedSubtreeError'
  }
}

/**
 * Folds leaves and complete subtrees, from left to right, to the root of the tree. It keeps one hash for each bit of
 * the size, so memory does not grow with the tree.
 */
export class TreeFold {
  readonly #peaks: Buffer[] = []
  readonly #onNode: ((node: Subtree, hash: Buffer) => void) | undefined
  #size = 0

  /** @param onNode told of every interior node that becomes complete */
  constructor(onNode?: (node: Subtree, hash: Buffer) => void) {
    this.#onNode = onNode
  }

  /** A fold that goes on where a tree of `size` leaves ended. @param peaks the hashes of `cover(0, size)` */
  static resume(
    size: number,
    peaks: readonly Buffer[],
    onNode?: (node: Subtree, hash: Buffer) => void,
  ): TreeFold {
    const fold = new TreeFold(onNode)
    if (peaks.length !== cover(0, size).length) {
      throw new Error(`a tree of ${size} leaves has not ${peaks.length} peaks`)
    }
    fold.#peaks.push(...peaks)
    fold.#size = size
    return fold
  }

  /** How many leaves were taken. */
  get size(): number {
    return this.#size
  }

  /** The hashes of `cover(0, size)`. */
  get peaks(): readonly Buffer[] {
    return this.#peaks
  }

  /**
   * Takes the next leaf, or the next complete subtree.
   * @throws MisplacedSubtreeError where its first leaf is not the next one in a tree of its width
   */
  add(hash: Buffer, level = 0): void {
    const subtree = { level, index: this.#size / width(level) }
    if (!Number.isInteger(subtree.index)) {
      throw new MisplacedSubtreeError(subtree, this.#size)
    }
    let { index } = subtree
    let height = level
    let joined = hash
    while (index % 2 === 1) {
      joined = nodeHash(this.#peaks.pop() ?? emptyRoot, joined)
      index = (index - 1) / 2
      height += 1
      this.#onNode?.({ level: height, index }, joined)
    }
    this.#peaks.push(joined)
    this.#size += width(level)
  }

  /** The root of what was taken until now (RFC 9162 2.1.1). */
  root(): Buffer {
    const [last, ...before] = this.#peaks.toReversed()
    return last === undefined ? emptyRoot : before.reduce((right, left) => nodeHash(left, right), last)
  }
}
