import { unsign } from 'cookie-signature'
import { parse } from 'cookie'
import type { Request, RequestHandler } from 'express'
import type { PreparedQueries } from '../models/prepared.ts'
import { readRequestFacts, type Subject } from '../models/queries/http/request-facts.ts'
import { checkSession, type SessionFacts, type SessionLimits } from '../server/access/session.ts'
import { sessionCookieName } from '../server/http/sessions/session-cookie.ts'
import { readKnownDevice } from '../server/http/sessions/known-device-cookie.ts'
import type { SessionUse } from '../server/accounts/session-use.ts'

function sessionIdOf(header: string | undefined, cookieName: string, secrets: readonly string[]) {
  const value = header === undefined ? undefined : parse(header)[cookieName]
  if (value === undefined || !value.startsWith('s:')) {
    return undefined
  }
  for (const secret of secrets) {
    const sid = unsign(value.slice(2), secret)
    if (sid !== false) {
      return sid
    }
  }
  return undefined
}

export type RequestFactsOptions = {
  readonly prepared: PreparedQueries
  readonly secrets: readonly string[]
  readonly sessionUse: SessionUse
  readonly limits: SessionLimits
  /** The record that a path speaks of, so that its facts are read together with the session. */
  readonly subjectOf: (path: string) => Subject | undefined
}

/** Says what the session may be used for. */
function judge({ context }: Request, sid: string, { sessionUse, limits }: RequestFactsOptions): void {
  const { session } = context.facts
  const facts: SessionFacts | undefined = session && {
    ...session,
    lastSeenAt: sessionUse.lastOf(session.sessionId, session.lastSeenAt),
  }
  context.sid = sid
  context.session = checkSession(facts, context, limits)
  if (context.session.kind === 'pending' && context.session.step === 'address-check') {
    context.heldSid = sid
  }
}

/**
 * Reads all that the request's decisions need in one round trip, the stored session too, and judges it. A missing or forged cookie asks nothing of the database.
 */
export function requestFacts(options: RequestFactsOptions): RequestHandler {
  const { prepared, secrets } = options
  return async (req, _res, next) => {
    const sid = sessionIdOf(req.headers.cookie, sessionCookieName(req), secrets)
    if (sid !== undefined) {
      const { at, circumstances } = req.context
      const asked = { sid, at, today: circumstances.local.date, subject: options.subjectOf(req.path) }
      req.context.facts = await readRequestFacts(prepared, asked)
      if (req.context.facts.stored === undefined) {
        req.context.unknownSid = sid
      }
      judge(req, sid, options)
    }
    const deviceId = req.context.facts.session?.deviceId ?? readKnownDevice(req, secrets)?.id
    if (deviceId !== undefined) {
      req.context.deviceId = deviceId
    }
    next()
  }
}
