import type { RequestHandler } from 'express'
import { isForPrograms } from '../server/http/routes/for-programs.ts'
import { hoursAreOver } from '../server/http/sessions/hours-ahead.ts'
import type { WaitingCounts } from '../server/waiting-counts.ts'

/** Brings along what waits for the person who asks for a page; what they send counts at once. */
export function waitingCounts(counts: WaitingCounts): RequestHandler {
  return async (req, res, next) => {
    const { session, at, circumstances } = req.context
    if (session.kind !== 'open' || hoursAreOver(session.person.actor, circumstances)) {
      next()
      return
    }
    const { actor } = session.person
    if (req.method === 'POST') {
      // Whoever has the answer may ask for the next page: by then it is over here too.
      res.once('close', counts.changes(actor.id))
    } else if (!isForPrograms(req.path)) {
      const waiting = counts.of(actor, at, circumstances.local.date)
      const known = waiting instanceof Promise ? await waiting : waiting
      if (known !== undefined) {
        req.context.waiting = known
      }
    }
    next()
  }
}
