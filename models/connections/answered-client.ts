import type { Socket } from 'node:net'
import pg from 'pg'
import type { DatabasePulse } from './database-pulse.ts'
import { commitError, unanswered } from './unanswered.ts'

export type AnswerLimits = {
  /** After so long without an answer it is asked whether the database lives (milliseconds). */
  readonly wonderMs: number
  /** So long is waited for one that lives: longer than it lets a statement take. */
  readonly mostMs: number
  /** So long is waited for a connection. */
  readonly connectMs: number
  /** False behind a pooler: what is kept by name on one connection is not there on the next that it lends. */
  readonly keepsNames?: boolean
}

type ErrorCallback = (error: unknown, ...rest: unknown[]) => void

const isCommit = (asked: unknown): boolean => typeof asked === 'string' && /^\s*COMMIT\b/i.test(asked)

/** Whether it is a cursor or a copy: it waits for its reader, and has limits of its own. */
const isStream = (asked: unknown): boolean =>
  typeof asked === 'object' && asked !== null && 'submit' in asked && typeof asked.submit === 'function'

/** A statement without its name. */
function unnamed(asked: unknown): unknown {
  if (typeof asked !== 'object' || asked === null || !('name' in asked)) {
    return asked
  }
  const { name: _, ...rest } = asked
  return rest
}

/** The wire to the server. pg does not say its type; without destroying it, a server that says nothing is waited for. */
function wireOf(client: pg.Client): Socket {
  const connection: unknown = Reflect.get(client, 'connection')
  const stream: unknown =
    typeof connection === 'object' && connection !== null ? Reflect.get(connection, 'stream') : undefined
  if (typeof stream !== 'object' || stream === null || !('destroy' in stream)) {
    throw new Error('the connection has no wire')
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return stream as Socket
}

/**
 * The connections of pools: one whose statement is not answered is given up where the database does not live either, and
 * in any case after the longest that a statement may take. It is destroyed, so that no pool lends it again. A commit that
 * was not answered is told as such.
 */
export function answeredClient(limits: AnswerLimits, pulse: Pick<DatabasePulse, 'lives'>): typeof pg.Client {
  return class AnsweredClient extends pg.Client {
    #timer: NodeJS.Timeout | undefined
    #askedAt = 0

    constructor(config?: string | pg.ClientConfig) {
      super({
        ...(typeof config === 'string' ? { connectionString: config } : config),
        connectionTimeoutMillis: limits.connectMs,
        // One that only listens asks nothing, and would never see that the other side has gone without a word.
        keepAlive: true,
      })
      this.on('drain', () => this.#answered())
      this.on('end', () => this.#answered())
    }

    // pg declares a dozen ways to ask; each is passed on as it came.
    // oxlint-disable-next-line typescript/no-explicit-any
    override query(...asked: any[]): any {
      if (!isStream(asked[0])) {
        this.#asks()
        asked[0] = limits.keepsNames === false ? unnamed(asked[0]) : asked[0]
      }
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const ask = super.query.bind(this) as (...how: unknown[]) => unknown
      const told: unknown = asked.at(-1)
      if (isCommit(asked[0]) && typeof told === 'function') {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        const tell = told as ErrorCallback
        const done: ErrorCallback = (error, ...rest) => tell(error ? commitError(error) : error, ...rest)
        return ask(...asked.slice(0, -1), done)
      }
      const answer = ask(...asked)
      return isCommit(asked[0]) && answer instanceof Promise
        ? answer.catch((error: unknown) => {
            throw commitError(error)
          })
        : answer
    }

    #asks(): void {
      if (this.#timer === undefined) {
        this.#askedAt = performance.now()
        this.#timer = setTimeout(() => void this.#wonder(), limits.wonderMs)
      }
    }

    #answered(): void {
      clearTimeout(this.#timer)
      this.#timer = undefined
    }

    async #wonder(): Promise<void> {
      const asked = this.#timer
      const lives = await pulse.lives()
      if (this.#timer !== asked) {
        return
      }
      const waited = performance.now() - this.#askedAt
      if (lives && waited < limits.mostMs) {
        this.#timer = setTimeout(() => void this.#wonder(), limits.wonderMs)
        return
      }
      this.#answered()
      wireOf(this).destroy(unanswered(Math.round(waited / 1000)))
    }
  }
}
