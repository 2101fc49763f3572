import type { Request, RequestHandler, Response } from 'express'
import type { LimitedKind } from '../config/request-limits.ts'
import { originOf } from '../server/http/origin.ts'
import type { RequestLimits } from '../server/http/request-limits.ts'

const exports = /^\/audit\/(?:export|reports\/.+\.csv)$|\/export$|\/bundle\.json$/
const prints = /\/print$|^\/(?:my\/record|patients\/[^/]+)\/copy$/

const asksFor = (req: Request, name: string): boolean => {
  const value = req.query[name]
  return value !== undefined && value !== ''
}

/** The kind of a request that is limited; undefined for what costs little. HEAD looks for as much as GET does. */
function kindOf(req: Request): LimitedKind | undefined {
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    return undefined
  }
  // An address with a slash at its end is the same page.
  const page = req.path.replace(/\/$/, '')
  if (exports.test(page)) {
    return 'export'
  }
  if (prints.test(page)) {
    return 'print'
  }
  return asksFor(req, 'q') || (page === '/audit' && Object.keys(req.query).length > 0) ? 'search' : undefined
}

/**
 * Limits what a signed-in person may ask for in a while, by its kind. Only pages that cost much are counted: the others have no
 * second statement to wait for.
 */
export function requestLimits(
  limits: RequestLimits,
  refuse: (req: Request, res: Response) => void,
): RequestHandler {
  return async (req, res, next) => {
    const { session } = req.context
    const kind = session.kind === 'open' ? kindOf(req) : undefined
    if (kind === undefined || session.kind !== 'open') {
      next()
      return
    }
    const { actor, sessionId } = session.facts
    const record = {
      actor: { id: actor.id, displayName: actor.displayName, roleName: actor.role.name },
      sessionId,
      origin: originOf(req),
    }
    if (await limits.take(res, kind, { who: actor.id, record })) {
      next()
    } else {
      refuse(req, res)
    }
  }
}
