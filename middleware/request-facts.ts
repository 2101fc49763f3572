import { unsign } from 'cookie-signature'
import { parse } from 'cookie'
import type { RequestHandler } from 'express'
import type { PreparedQueries } from '../models/prepared.ts'
import { readRequestFacts } from '../models/queries/request-facts.ts'
import { sessionCookieName } from '../server/http/session-cookie.ts'
import { subjectOf } from '../server/http/subject.ts'
import { readKnownDevice } from '../server/accounts/known-device.ts'
import type { HandedSessionStore } from '../server/accounts/session-store.ts'

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

/**
 * Reads all that the request's decisions need in one round trip, and hands the stored session to the session store. A
 * missing or forged cookie asks nothing of the database.
 */
export function requestFacts(options: {
  prepared: PreparedQueries
  store: HandedSessionStore
  secrets: readonly string[]
}): RequestHandler {
  const { prepared, store, secrets } = options
  return async (req, _res, next) => {
    const sid = sessionIdOf(req.headers.cookie, sessionCookieName(req), secrets)
    if (sid !== undefined) {
      const { at, circumstances } = req.context
      const asked = { sid, at, today: circumstances.local.date, subject: subjectOf(req.path) }
      req.context.facts = await readRequestFacts(prepared, asked)
      if (req.context.facts.stored === undefined) {
        req.context.unknownSid = sid
      }
      store.hand(sid, req.context.facts.stored)
    }
    const deviceId = req.context.facts.session?.deviceId ?? readKnownDevice(req, secrets)?.id
    if (deviceId !== undefined) {
      req.context.deviceId = deviceId
    }
    next()
  }
}
