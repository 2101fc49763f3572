import connectPgSimple from 'connect-pg-simple'
import session, { type SessionData } from 'express-session'
import type pg from 'pg'

const PostgresStore = connectPgSimple(session)

const isSessionData = (stored: object): stored is SessionData => 'cookie' in stored

/** What a stranger's session may hold without being stored. */
const unstored = new Set(['cookie', 'csrfToken'])

const holdsNothing = (data: SessionData): boolean =>
  Object.entries(data).every(([name, value]) => value === undefined || unstored.has(name))

/**
 * connect-pg-simple, except that a session which holds nothing but the token of a stranger's form is not stored, and one which the request's one read has already brought is not read again. It is
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

  override set(sid: string, data: SessionData, callback?: (error?: unknown) => void): void {
    if (holdsNothing(data)) {
      // The cookie is set all the same. What was stored of it before, as why a session ended, has been shown.
      this.destroy(sid, callback)
      return
    }
    super.set(sid, data, callback)
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
