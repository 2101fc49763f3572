import { hash } from 'node:crypto'
import { mkdir, open } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import type { PreparedQueries } from '../../../../models/prepared.ts'
import { readWitnessProgress } from '../../../../models/queries/audit/tree/integrity-state.ts'
import { readCheckpointsAfter, rememberSent } from '../../../../models/queries/audit/tree/witness-progress.ts'
import type { Clock } from '../../../clock.ts'
import type { Checkpoint } from '../checkpoint.ts'
import { TreeBrokenError } from '../stored-tree.ts'
import type { TrustedKeys } from '../trusted-keys.ts'
import { allNotes, cutOff, endOfFile, notesIn } from './witness-notes.ts'

/** So much of the end of the file is read: room for dozens of checkpoints. */
const tailBytes = 16_384

/** So many checkpoints are appended at once. */
const atOnce = 500

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown'

/** By which name the database remembers how far a witness file of this machine has come. */
export const witnessReceiver = (name: string): string =>
  `file:${hash('sha256', `${hostname()}\n${name}`, 'hex').slice(0, 16)}`

/** How the witness file stands. */
export type WitnessState =
  | { readonly kind: 'kept'; readonly size: number }
  /** Something is wrong: `problem` is a short code of the system. */
  | { readonly kind: 'unusable'; readonly problem: string }

/**
 * A file beside the database that every checkpoint is appended to, and that every checkpoint in it is held against: what
 * whoever changes the database cannot change with it. Only ever appended to, each time down to the disk. Where several
 * processes append to one file a checkpoint can stand in it twice, which says nothing else than once.
 */
export class WitnessFile {
  readonly name: string
  readonly #prepared: PreparedQueries
  readonly #keys: TrustedKeys
  readonly #clock: Clock
  #state: WitnessState = { kind: 'kept', size: 0 }
  #written = 0
  #asked = false
  #appending: Promise<void> = Promise.resolve()

  constructor(options: {
    readonly name: string
    readonly prepared: PreparedQueries
    readonly keys: TrustedKeys
    readonly clock: Clock
  }) {
    this.name = options.name
    this.#prepared = options.prepared
    this.#keys = options.keys
    this.#clock = options.clock
  }

  /** By which name the database remembers how far this file, of this machine, has come. */
  get receiver(): string {
    return witnessReceiver(this.name)
  }

  get state(): WitnessState {
    return this.#state
  }

  /**
   * The newest checkpoints in the file, of this log.
   * @throws TreeBrokenError where it holds checkpoints, but none that a key of this installation has signed
   */
  async newest(): Promise<readonly Checkpoint[]> {
    try {
      return await this.#tail()
    } catch (error) {
      if (error instanceof TreeBrokenError) {
        throw error
      }
      this.#state = { kind: 'unusable', problem: codeOf(error) }
      return []
    }
  }

  async #tail(): Promise<readonly Checkpoint[]> {
    const end = await endOfFile(this.name, tailBytes)
    if (end === undefined || end.size === 0) {
      return []
    }
    const { notes } = notesIn(end.text)
    const opened = await Promise.all(notes.map((note) => this.#keys.open(note)))
    const signed = opened.filter((said) => said !== undefined)
    if (notes.length > 0 && signed.length === 0) {
      throw new TreeBrokenError(
        'the witness file holds checkpoints, but none of this log: another database stands in its place, or its keys were exchanged',
      )
    }
    return signed
  }

  /** Every note in the file, in its order. */
  notes(): AsyncGenerator<string> {
    return allNotes(this.name)
  }

  /**
   * Whether less stands in the file than was written into it before: then it was cut, or is gone.
   * @returns how many leaves it is known to have had; undefined where nothing is missing
   */
  async lost(newest: readonly Checkpoint[]): Promise<number | undefined> {
    const has = Math.max(0, ...newest.map(({ size }) => size))
    const known = this.#asked ? this.#written : await this.#remembered()
    this.#asked = true
    this.#written = has
    return has < known ? known : undefined
  }

  /**
   * Appends every checkpoint that the file has not had, each after its signature was checked, and waits for the disk. What
   * cannot be written is said by `state` and written later: rows are not held up by it.
   */
  catchUp(): Promise<void> {
    this.#appending = this.#appending.then(() =>
      this.#append().catch((error: unknown) => {
        if (error instanceof TreeBrokenError) {
          throw error
        }
        this.#state = { kind: 'unusable', problem: codeOf(error) }
      }),
    )
    const done = this.#appending
    this.#appending = done.catch(() => undefined)
    return done
  }

  async #append(): Promise<void> {
    let size = Math.max(0, ...(await this.#tail()).map((said) => said.size))
    for (;;) {
      const checkpoints = await readCheckpointsAfter(this.#prepared, size, atOnce)
      const last = checkpoints.at(-1)
      if (last === undefined) {
        break
      }
      for (const checkpoint of checkpoints) {
        await this.#keys.mustOpen(checkpoint)
      }
      await this.#write(checkpoints.map(({ note }) => `${note}\n`).join(''))
      ;({ size } = last)
      await rememberSent(this.#prepared, this.receiver, size, this.#clock.now())
    }
    this.#written = Math.max(this.#written, size)
    this.#asked = true
    this.#state = { kind: 'kept', size }
  }

  async #write(text: string): Promise<void> {
    const folder = path.dirname(this.name)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const before = await endOfFile(this.name, tailBytes)
    const torn = before !== undefined && before.size > 0 && !before.text.endsWith('\n\n')
    const file = await open(this.name, 'a', 0o644)
    try {
      await file.appendFile(torn ? cutOff + text : text)
      await file.datasync()
    } finally {
      await file.close()
    }
    if (before === undefined) {
      // That there is a new file is on the disk only once its folder is.
      const parent = await open(folder, 'r')
      try {
        await parent.sync()
      } finally {
        await parent.close()
      }
    }
  }

  async #remembered(): Promise<number> {
    const progress = await readWitnessProgress(this.#prepared)
    return progress.find(({ receiver }) => receiver === this.receiver)?.size ?? 0
  }
}
