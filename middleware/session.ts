import type { Request, RequestHandler, Response } from 'express'
import session from 'express-session'
import type { HandedSessionStore } from '../server/accounts/session-store.ts'
import { sessionCookieFlags, sessionCookieNames } from '../server/http/session-cookie.ts'

/** Lets express-session take the place of what was there to ask for; it has the session at hand, so it does so at once. */
function begin(req: Request, res: Response, takeUp: RequestHandler): unknown {
  Reflect.deleteProperty(req, 'session')
  req.context.sessionBegun = true
  req.context.handSession?.()
  takeUp(req, res, (error?: unknown) => {
    if (error !== undefined) {
      throw error
    }
  })
  return req.session
}

/**
 * express-session on PostgreSQL, with one cookie for TLS and another for plain http on the own machine. The cookie lives
 * as long as the browser is open; how long a session holds is decided by the session guard from the database. Most pages
 * only read what was stored: express-session, which compares the whole session at the end of the answer, begins when
 * `req.session` is first asked for.
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
      cookie: sessionCookieFlags(secure),
    })
  const [overTls, plain] = [sessionOn(true), sessionOn(false)]
  return (req, res, next) => {
    Object.defineProperty(req, 'session', {
      configurable: true,
      enumerable: true,
      get: () => begin(req, res, req.secure ? overTls : plain),
    })
    next()
  }
}
