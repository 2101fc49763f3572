import assert from 'node:assert/strict'
import { sign } from 'cookie-signature'
import session, { type SessionData } from 'express-session'
import { randomBytes } from 'node:crypto'
import { SessionMetadata } from '../../models/accounts/session-metadata.ts'
import { User } from '../../models/accounts/user.ts'
import { newId } from '../../models/new-id.ts'
import { completeSignIn } from '../../server/accounts/complete-sign-in.ts'
import { knownDeviceCookie } from '../../server/http/sessions/known-device-cookie.ts'
import { nextStepFor } from '../../server/accounts/next-step.ts'
import { recordPasswordAccepted } from '../../server/accounts/record-password-accepted.ts'
import { totpCode } from '../../server/accounts/second-factor/totp.ts'
import { settle } from '../../server/http/sessions/session-object.ts'
import { sessionCookieFlags, sessionCookieNames } from '../../server/http/sessions/session-cookie.ts'
import { paths } from '../../server/paths.ts'
import type { Services } from '../../server/services.ts'
import type { TestUser } from './factories.ts'
import type { TestApp } from './test-app.ts'

/** What the browser of somebody who has just signed in holds. */
export type SignedInSession = {
  readonly cookies: Readonly<Record<string, string>>
  readonly formToken: string
}

const isSessionData = (stored: object): stored is SessionData => 'cookie' in stored

/** Stores a session as the pages do. @returns the token of its forms */
async function store({ store: sessions }: Services, sid: string, userId: string): Promise<string> {
  const formToken = randomBytes(128).toString('hex')
  const cookie = Object.assign(new session.Cookie(), sessionCookieFlags(false))
  const earlierSid = randomBytes(24).toString('base64url')
  const stored = { cookie, passport: { user: { id: userId } }, earlierSid, csrfToken: formToken }
  assert(isSessionData(stored))
  await settle((done) => sessions.set(sid, stored, done))
  return formToken
}

/**
 * Signs somebody in without a page: by the product's own verbs, which leave on record what signing in leaves there. For tests
 * that are about something else; the clock moves on as far as it does by the pages.
 * @returns undefined where more is due than a password and perhaps a code: that has to be done on the pages
 */
export async function openSession(
  { services, clock }: TestApp,
  user: TestUser,
  userAgent: string,
): Promise<SignedInSession | undefined> {
  const began = clock.now()
  const { step, actor } = await nextStepFor(services, user.id, { device: undefined, at: began })
  const withCode = step === paths.secondFactor()
  if ((step !== undefined && !withCode) || (withCode && user.totpSeed === null)) {
    return undefined
  }
  const { credentialsVersion } = await User.findByPk(user.id, {
    attributes: ['credentialsVersion'],
    rejectOnEmpty: true,
  })
  const [sessionId, deviceId, sid] = [newId(), newId(), randomBytes(24).toString('base64url')]
  const originAt = (route: string) => ({
    requestId: newId(),
    address: '127.0.0.1',
    method: 'POST',
    route,
    userAgent,
  })
  const first = originAt(paths.login())
  if (withCode) {
    await recordPasswordAccepted(services, {
      actor,
      sessionId,
      origin: first,
      details: { factor: 'password' },
    })
    clock.advance({ seconds: 30 })
  }
  const at = clock.now()
  await SessionMetadata.create({
    id: sessionId,
    sid,
    userId: user.id,
    credentialsVersion,
    address: first.address,
    userAgent,
    startedAt: began,
    lastSeenAt: at,
    ...(withCode ? { secondFactorAt: at, secondFactorVia: 'totp' } : {}),
  })
  if (withCode && !(await services.secondFactor.accept(user.id, totpCode(user.totpSeed ?? '', at), at))) {
    throw new Error('the code was refused')
  }
  await completeSignIn(services, {
    actor,
    sessionId,
    credentialsVersion,
    details: { factor: withCode ? 'totp' : 'password' },
    device: { id: deviceId, known: false },
    replaced: undefined,
    origin: { ...(withCode ? originAt(paths.secondFactor()) : first), deviceId },
    at,
  })
  const formToken = await store(services, sid, user.id)
  const [secret = ''] = services.sessionSecrets
  const device = knownDeviceCookie(services, { id: deviceId, userIds: [user.id] }, { secure: false })
  return {
    cookies: { [sessionCookieNames.plain]: `s:${sign(sid, secret)}`, [device.name]: device.value },
    formToken,
  }
}
