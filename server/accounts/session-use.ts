import type { Logger } from 'pino'
import type { PreparedQueries } from '../../models/prepared.ts'
import { touchSessions } from '../../models/queries/accounts/touch-sessions.ts'

/** A use is in the database after this at the latest (milliseconds). */
const writtenWithinMs = 5_000

/** What the database knows is never further behind than this, nor than a quarter of the time a session may be idle. */
const behindAtMostMs = 60_000

/**
 * When each session was last used, to the millisecond, without a write at every request. A use is written at once where
 * what was written is old, and else a little later, together with others: the last one always is. So an idle session ends
 * when its time is over and not earlier, in every process of the server.
 */
export class SessionUse {
  readonly #prepared: PreparedQueries
  readonly #log: Logger
  readonly #behindMs: number
  readonly #waiting = new Map<string, Date>()
  #timer: NodeJS.Timeout | undefined

  constructor(house: { prepared: PreparedQueries; log: Logger; idleMinutes: number }) {
    this.#prepared = house.prepared
    this.#log = house.log
    this.#behindMs = Math.min(behindAtMostMs, (house.idleMinutes * 60_000) / 4)
  }

  /**
   * Notes that a session is used now.
   * @param written what the database says of its last use
   */
  async note(sessionId: string, at: Date, written: Date): Promise<void> {
    if (at <= this.lastOf(sessionId, written)) {
      return
    }
    if (at.getTime() - written.getTime() >= this.#behindMs) {
      await touchSessions(this.#prepared, [[sessionId, at]])
      this.#waiting.delete(sessionId)
      return
    }
    this.#waiting.set(sessionId, at)
    this.#timer ??= setTimeout(() => void this.write(), writtenWithinMs).unref()
  }

  /** When a session was last used, given what the database says. */
  lastOf(sessionId: string, written: Date): Date {
    const noted = this.#waiting.get(sessionId)
    return noted !== undefined && noted > written ? noted : written
  }

  /** Writes what waits, by the clock and when the server stops; where the database is away it is tried again. */
  async write(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const uses = [...this.#waiting]
    if (uses.length === 0) {
      return
    }
    try {
      await touchSessions(this.#prepared, uses)
    } catch (error) {
      this.#log.warn(
        { name: error instanceof Error ? error.name : typeof error },
        'uses of sessions not written',
      )
      this.#timer ??= setTimeout(() => void this.write(), writtenWithinMs).unref()
      return
    }
    for (const [sessionId, at] of uses) {
      // A later use of the same session may have come in the meantime.
      if (this.#waiting.get(sessionId) === at) {
        this.#waiting.delete(sessionId)
      }
    }
  }
}
