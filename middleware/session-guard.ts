import type { RequestHandler } from 'express'
import { checkSession, type SessionLimits } from '../server/access/session.ts'
import { paths } from '../server/paths.ts'
import type { Sessions } from '../server/accounts/sessions.ts'

const touchEveryMs = 60_000

/**
 * Holds each request to its session's limits. A session that ran out is ended and recorded, and this very request is
 * already served as a stranger's; one that comes from another network is held there. What is used is noted at most once a
 * minute; that a browser puts a half-written form into safety is no use.
 */
export function sessionGuard(sessions: Sessions, limits: SessionLimits): RequestHandler {
  return async (req, res, next) => {
    const { context } = req
    const state = checkSession(context.facts.session, context, limits)
    context.session = state
    if (state.kind === 'ended') {
      await sessions.end(req, state.facts, state.reason)
      sessions.clearCookie(req, res)
      context.session = { kind: 'anonymous' }
    } else if (state.kind === 'pending' && state.step === 'address-check') {
      await sessions.hold(req, state.facts)
    } else if (
      state.kind !== 'anonymous' &&
      req.path !== paths.saveDraft() &&
      context.at.getTime() - state.facts.lastSeenAt.getTime() >= touchEveryMs
    ) {
      await sessions.touch(state.facts.sessionId, context.at)
    }
    if (state.kind === 'ended' || (state.kind === 'pending' && state.step === 'address-check')) {
      context.lateFor = state.facts.actor.id
    }
    next()
  }
}
