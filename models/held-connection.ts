import { AsyncLocalStorage } from 'node:async_hooks'

/** Somebody who holds a connection asked for another: where all connections are held like that, nobody goes on. */
export class SecondConnectionError extends Error {
  constructor(what: string) {
    super(
      `${what} asks for a second connection while its caller holds one. Give it the transaction under way, or do it before or after.`,
    )
    this.name = 'SecondConnectionError'
  }
}

type Holding = { ended: boolean }

/**
 * The rule that nothing inside a transaction asks the pool for another connection: as many at once as the pool has
 * connections would wait for each other until they time out. Tests watch it for every statement; elsewhere it costs nothing.
 */
export class HeldConnection {
  readonly #holding: AsyncLocalStorage<Holding> | undefined

  constructor(watched: boolean) {
    this.#holding = watched ? new AsyncLocalStorage<Holding>() : undefined
  }

  /** Does work that holds a connection for more than one statement. What it leaves running afterwards is free again. */
  async during<Result>(work: () => PromiseLike<Result>): Promise<Result> {
    if (this.#holding === undefined) {
      return work()
    }
    const holding: Holding = { ended: false }
    try {
      return await this.#holding.run(holding, work)
    } finally {
      holding.ended = true
    }
  }

  /**
   * Asked before a connection is taken from a pool.
   * @param what says what it is for
   * @throws SecondConnectionError where the caller holds one
   */
  mustBeNone(what: string): void {
    if (this.#holding?.getStore()?.ended === false) {
      throw new SecondConnectionError(what)
    }
  }
}
