type Waiting<Item> = { item: Item; done: () => void; failed: (error: unknown) => void }

/**
 * Gathers what arrives while a write is under way and writes it in one go when that is done. An item that arrives alone
 * is written at once. Each caller waits for its own item; where a write of several fails, they are tried one by one, so
 * that a bad item fails only its own caller.
 */
export class GroupCommit<Item> {
  readonly #write: (items: readonly Item[]) => Promise<void>
  readonly #maxItems: number
  #waiting: Waiting<Item>[] = []
  #writing = false

  constructor(write: (items: readonly Item[]) => Promise<void>, maxItems = 500) {
    this.#write = write
    this.#maxItems = maxItems
  }

  /** Resolves when the item is committed; rejects with the writer's error. */
  add(item: Item): Promise<void> {
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

  async #settle(batch: readonly Waiting<Item>[]): Promise<void> {
    try {
      await this.#write(batch.map((waiting) => waiting.item))
    } catch (error) {
      const [only, ...others] = batch
      if (only !== undefined && others.length === 0) {
        only.failed(error)
        return
      }
      for (const waiting of batch) {
        await this.#settle([waiting])
      }
      return
    }
    for (const waiting of batch) {
      waiting.done()
    }
  }
}
