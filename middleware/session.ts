import type { RequestHandler } from 'express'
import session from 'express-session'
import type { HandedSessionStore } from '../server/accounts/session-store.ts'

/** The cookie's name: `__Host-` binds it to this host and to TLS; plain http (loopback only) cannot carry that. */
export const cookieNameFor = (overTls: boolean): string => (overTls ? '__Host-medguard' : 'medguard')

/**
 * express-session on PostgreSQL. The cookie lives as long as the browser is open; how long a session holds is decided
 * by the session guard from the database, not by the cookie.
 */
export function sessionMiddleware(options: {
  store: HandedSessionStore
  secrets: readonly string[]
  cookieName: string
  overTls: boolean
}): RequestHandler {
  return session({
    name: options.cookieName,
    secret: [...options.secrets],
    store: options.store,
    resave: false,
    saveUninitialized: false,
    rolling: false,
    proxy: options.overTls,
    cookie: { httpOnly: true, sameSite: 'strict', path: '/', secure: options.overTls },
  })
}
