import pg from 'pg'

/** Whether a database that is asked something answers at all: asked over a connection of its own, for all who wonder at once. */
export class DatabasePulse {
  readonly #url: string
  readonly #patienceMs: number
  #asking: Promise<boolean> | undefined

  /** @param patienceMs for how long it is waited for, connecting included */
  constructor(url: string, patienceMs: number) {
    this.#url = url
    this.#patienceMs = patienceMs
  }

  /** An error of the server itself is an answer too: it lives, and has no room for one more, say. */
  lives(): Promise<boolean> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined
    })
    return this.#asking
  }

  async #ask(): Promise<boolean> {
    const client = new pg.Client({
      connectionString: this.#url,
      connectionTimeoutMillis: this.#patienceMs,
      query_timeout: this.#patienceMs,
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.query('SELECT')
      return true
    } catch (error) {
      return error instanceof pg.DatabaseError
    } finally {
      // Not waited for: where nobody answers, nobody says good-bye either.
      void client.end().catch(() => undefined)
    }
  }
}
