import type { Logger } from 'pino'
import type { PreparedQueries } from '../../../models/prepared.ts'
import type { Clock } from '../../clock.ts'
import { sealBatch, type Batch } from './seal-batch.ts'
import type { SigningKey } from './signing-key.ts'
import { TreeBroken } from './stored-tree.ts'

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
  /** Where checkpoints are sent: names of receivers. */
  readonly receivers: readonly string[]
  /** Told, once, when what is stored is not the tree that was signed. */
  readonly onBroken: (reason: string) => Promise<void>
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
   * @throws TreeBroken where the stored tree is not the one that was signed
   */
  async sealNow(): Promise<number> {
    for (;;) {
      const batch = await this.#batch(turnWait)
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

  #batch(wait: number): Promise<Batch | undefined> {
    const { prepared, clock, key, receivers } = this.#options
    return prepared.transaction((client) => sealBatch(client, { key, at: clock.now(), receivers, wait }))
  }

  async #failed(error: unknown): Promise<void> {
    const { log, onBroken } = this.#options
    const name = error instanceof Error ? error.name : typeof error
    log.error({ part: 'audit', name }, 'the audit log could not be sealed; it is tried again')
    if (!(error instanceof TreeBroken) || this.#toldBroken) {
      return
    }
    try {
      await onBroken(error.message)
      this.#toldBroken = true
    } catch {
      log.error({ part: 'audit' }, 'that the audit log was altered could not be told; it is tried again')
    }
  }
}
