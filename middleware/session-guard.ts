import type { RequestHandler } from 'express'
import { fromOwnPlace, ranOut, type SessionLimits } from '../server/access/session.ts'
import type { SessionUse } from '../server/accounts/session-use.ts'
import type { Sessions } from '../server/http/sessions/browser-sessions.ts'
import { paths } from '../server/paths.ts'

/**
 * Holds each request to what was judged of its session. One that ran out is ended and recorded, and this very request is
 * already served as a stranger's; one that comes from another network is held there. Every other request is a use, but for
 * drafts, which say themselves whether somebody is typing.
 */
export function sessionGuard(house: {
  sessions: Sessions
  sessionUse: SessionUse
  limits: SessionLimits
}): RequestHandler {
  const { sessions, sessionUse, limits } = house
  return async (req, res, next) => {
    const { context } = req
    const state = context.session
    if (state.kind === 'ended') {
      const own = ranOut(state) && fromOwnPlace(state.facts, context, limits)
      context.late = { facts: state.facts, own, because: 'ended' }
      await sessions.end(req, state.facts, state.reason)
      sessions.clearCookie(req, res)
      context.session = { kind: 'anonymous' }
    } else if (state.kind === 'pending' && state.step === 'address-check') {
      context.late = { facts: state.facts, own: false, because: 'held' }
      await sessions.hold(req, state.facts)
    } else if (state.kind !== 'anonymous' && req.path !== paths.saveDraft()) {
      const { sessionId, lastSeenAt } = state.facts
      await sessionUse.note(sessionId, context.at, lastSeenAt)
    }
    next()
  }
}
