import type { Request } from 'express'
import type { SessionData } from 'express-session'
import { isSessionData } from '../accounts/session-store.ts'

/**
 * What the request's session holds, to be read only: `req.session` is for changing it. Empty where the request failed
 * before its session was there, because the database was away.
 */
export function sessionContent(req: Request): Readonly<Partial<SessionData>> {
  const { facts, sessionBegun } = req.context
  if (sessionBegun) {
    return 'session' in req ? req.session : {}
  }
  return facts.stored !== undefined && isSessionData(facts.stored) ? facts.stored : {}
}
