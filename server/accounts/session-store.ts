import connectPgSimple from 'connect-pg-simple'
import session, { type SessionData } from 'express-session'
import type pg from 'pg'

const PostgresStore = connectPgSimple(session)

const isSessionData = (stored: object): stored is SessionData => 'cookie' in stored

/**
 * connect-pg-simple, except that a session which the request's one read has already brought is not read again. It is
 * handed over in the same turn of the event loop in which express-session asks for it, so no other request can take it.
 */
export class HandedSessionStore extends PostgresStore {
  #handed: { sid: string; stored: object | undefined } | undefined

  constructor(pool: pg.Pool, secondsToLive: number, onError: (message: string) => void) {
    super({
      pool,
      tableName: 'sessions',
      ttl: secondsToLive,
      disableTouch: true,
      pruneSessionInterval: false,
      createTableIfMissing: false,
      errorLog: onError,
    })
  }

  /** Leaves a session for the `get` that follows at once. */
  hand(sid: string, stored: object | undefined): void {
    this.#handed = { sid, stored }
  }

  override get(sid: string, callback: (error: unknown, session?: SessionData | null) => void): void {
    const handed = this.#handed
    this.#handed = undefined
    if (handed?.sid !== sid) {
      super.get(sid, callback)
      return
    }
    callback(null, handed.stored !== undefined && isSessionData(handed.stored) ? handed.stored : null)
  }
}
