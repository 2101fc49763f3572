import type { RequestHandler } from 'express'
import session from 'express-session'
import type { HandedSessionStore } from '../server/accounts/session-store.ts'
import { sessionCookieFlags, sessionCookieNames } from '../server/http/session-cookie.ts'

/**
 * express-session on PostgreSQL, with one cookie for TLS and another for plain http on the own machine. The cookie lives
 * as long as the browser is open; how long a session holds is decided by the session guard from the database.
 */
export function sessionMiddleware(options: {
  store: HandedSessionStore
  secrets: readonly string[]
}): RequestHandler {
  const sessionOn = (secure: boolean) =>
    session({
      name: secure ? sessionCookieNames.tls : sessionCookieNames.plain,
      secret: [...options.secrets],
      store: options.store,
      resave: false,
      saveUninitialized: false,
      rolling: false,
      // Both make their sessions through the one store, where the later of the two would decide for both.
      cookie: { ...sessionCookieFlags(secure), secure: 'auto' },
    })
  const [overTls, plain] = [sessionOn(true), sessionOn(false)]
  return (req, res, next) => (req.secure ? overTls : plain)(req, res, next)
}
