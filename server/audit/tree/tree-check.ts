import type { RemovedMonth } from '../../../models/queries/audit/audit-retention.ts'
import type { LeafWithRow } from '../../../models/queries/audit/tree/verify-tree.ts'
import type { Finding } from '../../../models/queries/audit/tree/verifications.ts'
import { leafHash, leafText } from '../log/leaf.ts'
import { width } from './cover.ts'
import { TreeFold } from './tree-fold.ts'
import { storedLevels } from './stored-tree.ts'

/** More than so many findings are not told one by one. */
const mostFindings = 200

/** Where the tree is not what was signed, the rows since it was are named, if they are at most so many. */
const mostNamed = 100

type NodeHash = { readonly level: number; readonly index: number; readonly hash: Buffer }

/**
 * Goes through the leaves once, from the first, and compares: rows with their leaves, leaves with the nodes above them,
 * and the tree with what was signed of it at each size.
 */
export class TreeCheck {
  readonly #findings: Finding[] = []
  #further = 0
  readonly #fold = new TreeFold((node, hash) => {
    if (node.level % storedLevels === 0) {
      this.#nodes.push({ ...node, hash })
    }
  })
  #nodes: NodeHash[] = []
  #wholeUntil = 0
  /** The rows since then. */
  #since: string[] = []
  #treeBroken = false
  #hashOnly = 0
  #removed: ReadonlyMap<string, RemovedMonth> = new Map()

  /** How many leaves were gone through. */
  get size(): number {
    return this.#fold.size
  }

  /** What was found, one by one; where it is very much, the last says how much more there is. */
  get findings(): readonly Finding[] {
    return this.#further === 0
      ? this.#findings
      : [...this.#findings, { kind: 'further-findings', from: this.#further }]
  }

  /** How much was found. */
  get count(): number {
    return this.#findings.length + this.#further
  }

  /** How many leaves stand for rows that were removed after their export. */
  get hashOnly(): number {
    return this.#hashOnly
  }

  /** Whether it is known that rows of this month were removed. */
  knowsRemovalOf(month: string): boolean {
    return this.#removed.has(month)
  }

  /** Is told which months were removed after their export: their rows are not missed. */
  removedMonths(months: readonly RemovedMonth[]): void {
    this.#removed = new Map(months.map((removed) => [removed.month, removed]))
  }

  #wasRemoved(index: number, goneFrom: string): boolean {
    const month = this.#removed.get(goneFrom)
    return month !== undefined && index >= month.firstLeaf && index <= month.lastLeaf
  }

  /** Takes a finding that was made elsewhere. */
  found(finding: Finding): void {
    if (this.#findings.length < mostFindings) {
      this.#findings.push(finding)
    } else {
      this.#further += 1
    }
  }

  /** Takes the next leaf. @returns false where leaves are missing before it: the tree cannot be gone on with */
  leaf({ index, hash, eventId, row, goneFrom }: LeafWithRow): boolean {
    if (index !== this.#fold.size) {
      this.found({ kind: 'leaf-missing', from: this.#fold.size, to: index - 1 })
      return false
    }
    if (goneFrom !== null && this.#wasRemoved(index, goneFrom)) {
      this.#hashOnly += 1
    } else if (goneFrom !== null) {
      this.found({ kind: 'row-missing', from: index, to: index, ids: [eventId] })
    } else if (!leafHash(leafText(row)).equals(hash)) {
      this.found({ kind: 'row-altered', from: index, to: index, ids: [eventId] })
    }
    this.#fold.add(hash)
    if (this.#since.length <= mostNamed) {
      this.#since.push(eventId)
    }
    return true
  }

  /** The nodes that became complete since it was last asked. */
  takeNodes(): NodeHash[] {
    const nodes = this.#nodes
    this.#nodes = []
    return nodes
  }

  /** Compares a node with the stored one. @param ids those of the rows under it */
  node({ level, index, hash }: NodeHash, stored: Buffer | undefined, ids: readonly string[]): void {
    if (stored === undefined || !stored.equals(hash)) {
      this.found({
        kind: 'leaf-altered',
        from: index * width(level),
        to: (index + 1) * width(level) - 1,
        ...(level === storedLevels ? { ids } : {}),
      })
    }
  }

  /** Compares the tree with what was signed of it at this size. */
  signedRoot(root: Buffer): void {
    if (this.#fold.root().equals(root)) {
      this.#wholeUntil = this.#fold.size
      this.#since = []
    } else if (!this.#treeBroken) {
      this.#treeBroken = true
      const ids = this.#since.length > mostNamed ? {} : { ids: [...this.#since] }
      this.found({ kind: 'tree-altered', from: this.#wholeUntil, to: this.#fold.size - 1, ...ids })
    }
  }
}
