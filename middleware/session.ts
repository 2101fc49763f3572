import type { Request, RequestHandler, Response } from 'express'
import session from 'express-session'
import type { HandedSessionStore } from '../server/http/sessions/session-store.ts'
import { beginWhenAsked } from '../server/http/sessions/late-session.ts'
import { sessionCookieFlags, sessionCookieNames } from '../server/http/sessions/session-cookie.ts'

/** Whether somebody signed in only looks at a page: few pages need anything of the session but what the facts say. */
const onlyLooks = ({ method, context }: Request): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  context.session.kind === 'open' &&
  context.facts.stored !== undefined

/**
 * express-session on PostgreSQL, with one cookie for TLS and another for plain http on the own machine. The cookie lives
 * as long as the browser is open; how long a session holds is decided by the session guard from the database. What is stored
 * was read with the request's facts and is handed over; where somebody only looks at a page, when something asks for it.
 */
export function sessionMiddleware(options: {
  store: HandedSessionStore
  secrets: readonly string[]
}): RequestHandler {
  const { store } = options
  const sessionOn = (secure: boolean) =>
    session({
      name: secure ? sessionCookieNames.tls : sessionCookieNames.plain,
      secret: [...options.secrets],
      store,
      resave: false,
      saveUninitialized: false,
      rolling: false,
      // Both make their sessions through the one store, where the later of the two would decide for both.
      cookie: { ...sessionCookieFlags(secure), secure: 'auto' },
    })
  const [overTls, plain] = [sessionOn(true), sessionOn(false)]
  const begin = (req: Request, res: Response, next: (error?: unknown) => void) => {
    const { sid, heldSid, facts } = req.context
    if (sid !== undefined) {
      // One that is held is not handed over: nothing that such a request does can change what is stored for the person at
      // the other address.
      store.hand(sid, heldSid === undefined ? facts.stored : undefined)
    }
    ;(req.secure ? overTls : plain)(req, res, next)
  }
  return (req, res, next) => {
    if (onlyLooks(req)) {
      beginWhenAsked(req, (begun) => begin(req, res, begun))
      next()
    } else {
      begin(req, res, next)
    }
  }
}
