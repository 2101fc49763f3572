import { setImmediate } from 'node:timers/promises'
import type { Finding } from '../../../models/queries/audit/tree/verifications.ts'
import { readLastCheckpoint, readNotesBetween } from '../../../models/queries/audit/tree/verify-tree.ts'
import type { Services } from '../../services.ts'
import type { Checkpoint } from './checkpoint.ts'
import { rangeRoots, TreeBrokenError } from './stored-tree.ts'

/** Signatures checked at once: other requests are answered in between. */
const signaturesAtOnce = 64

/** Notes out of order that are held against the stored tree at once. */
const lateAtOnce = 200

/** Where a signed note stands. */
export type NoteSource = 'database' | 'witness' | 'process'

/** What was signed of the tree at one size, by its note alone. */
export type SignedRoot = { readonly root: Buffer; readonly source: NoteSource }

/**
 * Everything that was ever signed of this log and is still known, in the order in which a walk along the leaves needs it:
 * the notes in the database, those of the witness file, and the newest tree that this process knows. A note counts by its
 * signature; what stands beside it in the database is only held against it.
 */
export class SignedNotes {
  readonly #services: Services
  readonly #found: (finding: Finding) => void
  readonly #witness: AsyncGenerator<string> | undefined
  #next: Checkpoint | undefined
  #late: Checkpoint[] = []
  #unsigned = 0
  #checked = 0
  #witnessed = 0

  constructor(services: Services, found: (finding: Finding) => void) {
    this.#services = services
    this.#found = found
    this.#witness = services.witness?.notes()
  }

  /** How many notes of the witness file were read. */
  get witnessed(): number {
    return this.#witnessed
  }

  /** What was signed of trees of more than `from` and at most `to` leaves, by their size. */
  async between(from: number, to: number): Promise<ReadonlyMap<number, readonly SignedRoot[]>> {
    const roots = new Map<number, SignedRoot[]>()
    const add = (size: number, signed: SignedRoot) => roots.set(size, [...(roots.get(size) ?? []), signed])
    for (const stored of await readNotesBetween(this.#services.prepared, from, to)) {
      const said = await this.#open(stored.note)
      if (said === undefined) {
        this.#found({ kind: 'signature-wrong', from, to: stored.size - 1 })
      } else if (said.size !== stored.size || !said.root.equals(stored.root)) {
        this.#found({ kind: 'checkpoint-altered', from, to: stored.size - 1 })
      }
      if (said !== undefined && said.size > from && said.size <= to) {
        add(said.size, { root: said.root, source: 'database' })
      } else if (said !== undefined) {
        this.#late.push(said)
      }
    }
    for (let said = await this.#peek(); said !== undefined && said.size <= to; said = await this.#peek()) {
      this.#next = undefined
      if (said.size > from) {
        add(said.size, { root: said.root, source: 'witness' })
      } else {
        this.#late.push(said)
        await this.#compareLate(lateAtOnce)
      }
    }
    const { head } = this.#services.sealing
    if (head !== undefined && head.size > from && head.size <= to) {
      add(head.size, { root: head.root, source: 'process' })
    }
    return roots
  }

  /**
   * What is left once the leaves are through: the tree may have grown in the meantime, and a note is in the database before it is
   * in the file.
   */
  async finish(): Promise<void> {
    let longest = this.#services.sealing.head?.size ?? 0
    let size = await this.#sizeNow()
    for (let said = await this.#peek(); said !== undefined; said = await this.#peek()) {
      this.#next = undefined
      size = said.size > size ? await this.#sizeNow() : size
      if (said.size > size) {
        longest = Math.max(longest, said.size)
      } else {
        this.#late.push(said)
        await this.#compareLate(lateAtOnce)
      }
    }
    await this.#compareLate(1)
    size = longest > size ? await this.#sizeNow() : size
    if (longest > size) {
      this.#found({ kind: 'witness-differs', from: size, to: longest - 1 })
    }
    if (this.#unsigned > 0) {
      this.#found({ kind: 'witness-unsigned', from: this.#unsigned, to: this.#unsigned })
    }
  }

  async #sizeNow(): Promise<number> {
    return (await readLastCheckpoint(this.#services.prepared))?.size ?? 0
  }

  async #open(note: string): Promise<Checkpoint | undefined> {
    this.#checked += 1
    if (this.#checked % signaturesAtOnce === 0) {
      await setImmediate()
    }
    return this.#services.auditKeys.open(note)
  }

  /** The next note of the witness file that one of our keys has signed. */
  async #peek(): Promise<Checkpoint | undefined> {
    while (this.#next === undefined) {
      const read = await this.#witness?.next()
      if (read === undefined || read.done === true) {
        return undefined
      }
      this.#witnessed += 1
      this.#next = await this.#open(read.value)
      this.#unsigned += this.#next === undefined ? 1 : 0
    }
    return this.#next
  }

  /** Notes of sizes that the walk has passed are held against the stored tree, whose nodes the walk has verified. */
  async #compareLate(atLeast: number): Promise<void> {
    if (this.#late.length < atLeast) {
      return
    }
    const late = this.#late
    this.#late = []
    const ranges = late.map(({ size }) => ({ from: 0, to: size }))
    const roots = await this.#services.prepared
      .hold((client) => rangeRoots(client, ranges))
      .catch((error: unknown) => {
        if (error instanceof TreeBrokenError) {
          return []
        }
        throw error
      })
    const other = late.find(({ root }, place) => roots[place]?.equals(root) !== true)
    if (other !== undefined) {
      this.#found({ kind: 'witness-differs', from: 0, to: other.size - 1 })
    }
  }
}
