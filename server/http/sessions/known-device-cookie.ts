import { parse } from 'cookie'
import { sign, unsign } from 'cookie-signature'
import type { Request, Response } from 'express'
import type { KnownDevice } from '../../accounts/known-device.ts'
import { isId } from '../../is-id.ts'
import type { Services } from '../../services.ts'
import { sessionCookieFlags } from './session-cookie.ts'

const nameOn = (secure: boolean) => (secure ? '__Host-medguard-known-device' : 'medguard-known-device')

const yearMs = 365 * 86_400_000

/** More would make a cookie longer than browsers keep. */
const rememberedUsers = 20

/** Keeps what is signed here apart from other things signed with the same secrets. */
const purpose = 'known-device'

function opened(value: string): KnownDevice | undefined {
  const [what, id, ...userIds] = value.split('.')
  return what === purpose && id !== undefined && isId(id) ? { id, userIds } : undefined
}

/** The device that this request's browser is; undefined where nobody has signed in there, or the cookie is not ours. */
export function readKnownDevice(req: Request, secrets: readonly string[]): KnownDevice | undefined {
  const value = parse(req.headers.cookie ?? '')[nameOn(req.secure)]
  if (value === undefined) {
    return undefined
  }
  for (const secret of secrets) {
    const text = unsign(value, secret)
    if (text !== false) {
      return opened(text)
    }
  }
  return undefined
}

/** The cookie by which a browser is known again: what it is called on such a connection, and what it says. */
export function knownDeviceCookie(
  { sessionSecrets: [secret] }: Pick<Services, 'sessionSecrets'>,
  { id, userIds }: KnownDevice,
  { secure }: { secure: boolean },
): { readonly name: string; readonly value: string } {
  if (secret === undefined) {
    throw new Error('there is no secret to sign with')
  }
  return { name: nameOn(secure), value: sign([purpose, id, ...userIds].join('.'), secret) }
}

/**
 * Remembers that this person has signed in from this browser; it counts for a year from now.
 * @param deviceId the browser's, new or known
 */
export function rememberDevice(
  services: Pick<Services, 'sessionSecrets'>,
  req: Request,
  res: Response,
  { userId, deviceId }: { userId: string; deviceId: string },
): void {
  const device = readKnownDevice(req, services.sessionSecrets)
  const others = (device?.userIds ?? []).filter((id) => id !== userId)
  const userIds = [userId, ...others].slice(0, rememberedUsers)
  const { name, value } = knownDeviceCookie(services, { id: deviceId, userIds }, req)
  res.cookie(name, value, { ...sessionCookieFlags(req.secure), maxAge: yearMs })
}
