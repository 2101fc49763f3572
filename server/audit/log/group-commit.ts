type WaitingItem<Item> = { item: Item; done: () => void; failed: (error: unknown) => void }

/** Codes of a connection that broke while an answer was awaited: what was asked may have been done. */
const brokenMeanwhile = new Set([
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '08000',
  '08003',
  '08006',
  '40003',
  '57P01',
  '57P02',
])

/** Whether a write may have been committed although nobody heard of it. */
const mayBeCommitted = (error: unknown): boolean =>
  error instanceof Error &&
  (error.message.startsWith('Connection terminated') ||
    ('code' in error && brokenMeanwhile.has(String(error.code))))

/** More wait to be written than may wait: the database does not keep up, or is away. */
export class TooManyWaitingError extends Error {
  constructor(most: number) {
    super(`${most} rows wait to be written already`)
    this.name = 'TooManyWaitingError'
  }
}

/**
 * Gathers what arrives while a write is under way and writes it in one go when that is done. An item that arrives alone
 * is written at once. Each caller waits for its own item; where a write of several fails, each half is tried by itself, and
 * so on, so that a bad item fails only its own caller and costs few tries. Where the connection broke in the meantime, all are
 * written once more: they may have been committed, and nobody have heard of it.
 */
export class GroupCommit<Item> {
  readonly #write: (items: readonly Item[], again: boolean) => Promise<void>
  readonly #isOfOneItem: (error: unknown) => boolean
  readonly #maxItems: number
  readonly #maxWaiting: number
  #waiting: WaitingItem<Item>[] = []
  #writing = false

  /**
   * @param write `again` where the items may have been written before: their commit was not answered
   * @param options.isOfOneItem whether an error may be the fault of one item; another fails all that were written together
   * @param options.maxWaiting how many may wait; more are refused at once, so that nobody waits for long and memory ends
   */
  constructor(
    write: (items: readonly Item[], again: boolean) => Promise<void>,
    options: {
      readonly maxItems?: number
      readonly maxWaiting?: number
      readonly isOfOneItem?: (error: unknown) => boolean
    } = {},
  ) {
    this.#write = write
    this.#maxItems = options.maxItems ?? 500
    this.#maxWaiting = options.maxWaiting ?? 2_000
    this.#isOfOneItem = options.isOfOneItem ?? (() => true)
  }

  /** Resolves when the item is committed. @throws TooManyWaitingError; the writer's error */
  add(item: Item): Promise<void> {
    if (this.#waiting.length >= this.#maxWaiting) {
      return Promise.reject(new TooManyWaitingError(this.#maxWaiting))
    }
    return new Promise((done, failed) => {
      this.#waiting.push({ item, done, failed })
      if (!this.#writing) {
        this.#writing = true
        // What the same turn of the event loop still brings goes along.
        setImmediate(() => void this.#drain())
      }
    })
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#settle(this.#waiting.splice(0, this.#maxItems))
    }
    this.#writing = false
  }

  async #settle(batch: readonly WaitingItem<Item>[], again = false): Promise<void> {
    try {
      await this.#write(
        batch.map((waiting) => waiting.item),
        again,
      )
    } catch (error) {
      if (!again && mayBeCommitted(error)) {
        await this.#settle(batch, true)
        return
      }
      if (batch.length === 1 || !this.#isOfOneItem(error)) {
        for (const waiting of batch) {
          waiting.failed(error)
        }
        return
      }
      const half = Math.ceil(batch.length / 2)
      await this.#settle(batch.slice(0, half), again)
      await this.#settle(batch.slice(half), again)
      return
    }
    for (const waiting of batch) {
      waiting.done()
    }
  }
}
