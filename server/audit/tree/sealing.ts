import type { Logger } from 'pino'
import type { PreparedQueries } from '../../../models/prepared.ts'
import type { Clock } from '../../clock.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { KnownHead } from './check-signed.ts'
import { sealBatch, type Batch } from './seal-batch.ts'
import type { SigningKey } from './signing-key.ts'
import { TreeBrokenError } from './stored-tree.ts'
import type { TrustedKeys } from './trusted-keys.ts'
import type { WitnessFile } from './witness/witness-file.ts'

/** A checkpoint is signed this long after a row (milliseconds), or once so many rows wait. */
const patience = 1_000
const manyRows = 1_000

/** How often one looks for rows that nobody told of: of other processes, and of the command line (milliseconds). */
const lookAround = 10_000

/** How long sealNow waits for another process that is sealing (milliseconds). */
const turnWait = 30_000

type SealingOptions = {
  readonly prepared: PreparedQueries
  readonly clock: Clock
  readonly log: Logger
  readonly key: SigningKey
  readonly keys: TrustedKeys
  /** Absent where it is turned off. */
  readonly witness: WitnessFile | undefined
  /** Where checkpoints are sent: names of receivers. */
  readonly receivers: readonly string[]
}

/** Who is to be told when something is wrong; what is thrown is tried again. */
export type SealingListener = {
  /** Told once: what is stored is not the tree that was signed. Nothing is signed any more. */
  readonly broken: (reason: string) => Promise<void>
  /** The witness file was cut, or is gone: it is known to have had checkpoints of so many rows. */
  readonly witnessLost: (rows: number) => Promise<void>
}

/** Makes leaves of the rows of the audit log and signs the tree, every second in which there is something new. */
export class Sealing {
  readonly #options: SealingOptions
  #running = false
  #waiting = 0
  #timer: NodeJS.Timeout | undefined
  #dueAt = Infinity
  #working: Promise<void> | undefined
  #toldBroken = false
  #head: Checkpoint | undefined
  #listener: SealingListener | undefined

  constructor(options: SealingOptions) {
    this.#options = options
  }

  /** The key that signs. */
  get key(): SigningKey {
    return this.#options.key
  }

  /** Where checkpoints are sent. */
  get receivers(): readonly string[] {
    return this.#options.receivers
  }

  /** The newest signed tree that this process knows of. */
  get head(): Checkpoint | undefined {
    return this.#head
  }

  /** @param listener told when something is wrong */
  whenWrong(listener: SealingListener): void {
    this.#listener = listener
  }

  /** Begins to seal by itself; what has been waiting is taken at once, a batch at a time. */
  start(): void {
    this.#running = true
    this.#wakeIn(0)
  }

  /** Ends after the batch under way and one more, so that what the process wrote last is sealed too. */
  async stop(): Promise<void> {
    this.#running = false
    clearTimeout(this.#timer)
    await this.#working
    await this.#work()
  }

  /** A row was committed. */
  noticed(): void {
    this.#waiting += 1
    this.#wakeIn(this.#waiting >= manyRows ? 0 : patience)
  }

  /**
   * Seals everything that is committed by now, waiting for whoever else is sealing.
   * @returns how many leaves the tree has then
   * @throws TreeBrokenError where the stored tree is not the one that was signed
   */
  async sealNow(): Promise<number> {
    for (;;) {
      const batch = await this.#batch(turnWait).catch(async (error: unknown) => {
        await this.#tellBroken(error)
        throw error
      })
      if (batch !== undefined && !batch.more) {
        return batch.size
      }
    }
  }

  #wakeIn(delay: number): void {
    const at = performance.now() + delay
    if (!this.#running || this.#working !== undefined || at >= this.#dueAt) {
      return
    }
    clearTimeout(this.#timer)
    this.#dueAt = at
    this.#timer = setTimeout(() => {
      this.#dueAt = Infinity
      this.#working = this.#turn()
    }, delay)
    this.#timer.unref()
  }

  async #turn(): Promise<void> {
    const next = await this.#work()
    this.#working = undefined
    this.#wakeIn(next)
  }

  /** One batch. @returns after how long to look again (milliseconds) */
  async #work(): Promise<number> {
    const told = this.#waiting
    this.#waiting = 0
    try {
      const batch = await this.#batch(0)
      if (batch === undefined) {
        return told > 0 ? patience : lookAround
      }
      return batch.more ? 0 : this.#waiting > 0 ? patience : lookAround
    } catch (error) {
      await this.#failed(error)
      return lookAround
    }
  }

  async #batch(wait: number): Promise<Batch | undefined> {
    const { prepared, clock, key, keys, receivers, witness } = this.#options
    const heads = await this.#knownHeads()
    const batch = await prepared.transaction((client) =>
      sealBatch(client, { key, keys, heads, at: clock.now(), receivers, wait }),
    )
    if (batch?.head !== undefined && batch.head.size >= (this.#head?.size ?? 0)) {
      this.#head = batch.head
    }
    await witness?.catchUp()
    return batch
  }

  /** The signed trees that this process has seen, and those of the witness file. */
  async #knownHeads(): Promise<KnownHead[]> {
    const { witness } = this.#options
    const newest = (await witness?.newest()) ?? []
    const lost = await witness?.lost(newest)
    if (lost !== undefined) {
      await this.#listener?.witnessLost(lost)
    }
    return [
      ...(this.#head === undefined ? [] : [{ said: this.#head, from: 'as this process saw it' }]),
      ...newest.map((said) => ({ said, from: 'as the witness file has it' })),
    ]
  }

  async #failed(error: unknown): Promise<void> {
    const { log } = this.#options
    const name = error instanceof Error ? error.name : typeof error
    log.error({ part: 'audit', name }, 'the audit log could not be sealed; it is tried again')
    await this.#tellBroken(error)
  }

  async #tellBroken(error: unknown): Promise<void> {
    if (!(error instanceof TreeBrokenError) || this.#toldBroken) {
      return
    }
    try {
      await this.#listener?.broken(error.message)
      this.#toldBroken = true
    } catch {
      this.#options.log.error(
        { part: 'audit' },
        'that the audit log was altered could not be told; it is tried again',
      )
    }
  }
}
