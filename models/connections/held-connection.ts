import { AsyncLocalStorage } from 'node:async_hooks'

/** Somebody who holds a connection asked for another: where all connections are held like that, nobody goes on. */
export class SecondConnectionError extends Error {
  /** @param since where the connection that is held was taken */
  constructor(what: string, since: string) {
    super(
      `${what} asks for a second connection while its caller holds one, taken ${since}. Give it the transaction under way, or do it before or after.`,
    )
    this.name = 'SecondConnectionError'
  }
}

type Holding = { ended: boolean; readonly since: Error | undefined }

/** The first place of a stack that is neither here nor in what was installed. */
const placeOf = (since: Error | undefined): string =>
  (since?.stack ?? '')
    .split('\n')
    .slice(1)
    .map((line) => line.trim())
    .find((line) => !/node_modules|node:|models\/(?:connections\/|prepared\.[jt]s)/.test(line)) ??
  'at an unknown place'

/**
 * The rule that nothing inside a transaction asks the pool for another connection: as many at once as the pool has
 * connections would wait for each other until they time out. Tests watch it for every statement; elsewhere it costs nothing.
 */
export class HeldConnection {
  readonly #holding: AsyncLocalStorage<Holding> | undefined

  constructor(watched: boolean) {
    this.#holding = watched ? new AsyncLocalStorage<Holding>() : undefined
  }

  /** Where a connection is asked for that will be held; undefined where nobody watches. */
  here(): Error | undefined {
    return this.#holding === undefined ? undefined : new Error('a connection is taken')
  }

  /**
   * Does work that holds a connection for more than one statement. What it leaves running afterwards is free again.
   * @param since where it was asked for
   */
  async during<Result>(since: Error | undefined, work: () => PromiseLike<Result>): Promise<Result> {
    if (this.#holding === undefined) {
      return work()
    }
    const holding: Holding = { ended: false, since }
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
    const holding = this.#holding?.getStore()
    if (holding?.ended === false) {
      throw new SecondConnectionError(what, placeOf(holding.since))
    }
  }
}
