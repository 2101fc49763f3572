import type { Request, RequestHandler, Response } from 'express'
import type { LimitedKind } from '../config/request-limits.ts'
import { sessionNetwork } from '../server/access/networks.ts'
import { peopleOf } from '../server/accounts/known-device.ts'
import { readKnownDevice } from '../server/http/sessions/known-device-cookie.ts'
import { isForPrograms } from '../server/http/routes/for-programs.ts'
import { originOf } from '../server/http/origin.ts'
import type { Requester, GeneralKind, RequestLimits } from '../server/http/limits/request-limits.ts'
import { paths } from '../server/paths.ts'

const exports = /^\/audit\/(?:export|reports\/.+\.csv)$|\/export$|\/bundle\.json$/
const prints = /\/print$|^\/(?:my\/record|patients\/[^/]+)\/copy$/

/**
 * What watches over the house asks for ever from one address, and must be answered when much is going on. These say little,
 * and however many ask at once, they read once.
 */
const unlimited: ReadonlySet<string> = new Set([paths.liveness(), paths.readiness()])

/** An address with a slash at its end is the same page. */
const pageOf = (req: Request) => req.path.replace(/\/$/, '')

const asksFor = (req: Request, name: string): boolean => {
  const value = req.query[name]
  return value !== undefined && value !== ''
}

/** The kind of a request that costs much; undefined for others. HEAD looks for as much as GET does. */
function kindOf(req: Request): LimitedKind | undefined {
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    return undefined
  }
  const page = pageOf(req)
  if (exports.test(page)) {
    return 'export'
  }
  if (prints.test(page)) {
    return 'print'
  }
  return asksFor(req, 'q') || (page === '/audit' && Object.keys(req.query).length > 0) ? 'search' : undefined
}

/** Who has signed in counts for themselves; everybody else for their address, or for the people of their browser. */
function askingOf(req: Request, secrets: readonly string[]): Requester {
  const { session, address } = req.context
  if (session.kind !== 'open') {
    const device = readKnownDevice(req, secrets)
    const who = device === undefined ? sessionNetwork(address) : `people ${peopleOf(device)}`
    return { who, record: { origin: originOf(req) } }
  }
  const { actor, sessionId } = session.facts
  return {
    who: actor.id,
    roleName: actor.role.name,
    record: {
      actor: { id: actor.id, displayName: actor.displayName, roleName: actor.role.name },
      sessionId,
      origin: originOf(req),
    },
  }
}

const generalKind = (req: Request): GeneralKind => {
  if (isForPrograms(req.path)) {
    return 'api'
  }
  return req.context.session.kind === 'open' ? 'page' : 'before-sign-in'
}

/**
 * Limits what anybody may ask for in a while: all requests together, and of a signed-in person those of a kind that costs
 * much. The first are counted without a statement, so that no other page waits for one beside its read.
 */
export function requestLimits(house: {
  limits: RequestLimits
  secrets: readonly string[]
  refuse: (req: Request, res: Response) => void
}): RequestHandler {
  const { limits, secrets, refuse } = house
  return async (req, res, next) => {
    if (unlimited.has(pageOf(req))) {
      next()
      return
    }
    const asking = askingOf(req, secrets)
    const kind = req.context.session.kind === 'open' ? kindOf(req) : undefined
    const mayGoOn =
      (await limits.takeGeneral(res, generalKind(req), asking)) &&
      (kind === undefined || (await limits.take(res, kind, asking)))
    if (mayGoOn) {
      next()
    } else {
      refuse(req, res)
    }
  }
}
