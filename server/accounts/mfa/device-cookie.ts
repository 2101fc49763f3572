import { createHash, randomBytes } from 'node:crypto'
import { parse } from 'cookie'
import { sign, unsign } from 'cookie-signature'
import type { Request, Response } from 'express'
import { sessionCookieFlags } from '../../http/session-cookie.ts'

/** As with the session's cookie: the prefix binds it to this host and to TLS. */
const nameOn = (secure: boolean) => (secure ? '__Host-medguard-device' : 'medguard-device')

const dayMs = 86_400_000

/** What is stored of a device's token. The token itself has 256 random bits, so that a plain hash is enough. */
export const hashDeviceToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Gives this browser a new token, signed, for some days. @returns its hash */
export function setDeviceCookie(res: Response, secrets: readonly string[], days: number): Buffer {
  const [secret] = secrets
  if (secret === undefined) {
    throw new Error('there is no secret to sign with')
  }
  const token = randomBytes(32).toString('base64url')
  const { secure } = res.req
  res.cookie(nameOn(secure), sign(token, secret), {
    ...sessionCookieFlags(secure),
    maxAge: days * dayMs,
  })
  return hashDeviceToken(token)
}

/** The hash of the token that this browser holds; undefined where there is none, or it was not signed by us. */
export function readDeviceCookie(req: Request, secrets: readonly string[]): Buffer | undefined {
  const value = parse(req.headers.cookie ?? '')[nameOn(req.secure)]
  if (value === undefined) {
    return undefined
  }
  for (const secret of secrets) {
    const token = unsign(value, secret)
    if (token !== false) {
      return hashDeviceToken(token)
    }
  }
  return undefined
}

export function clearDeviceCookie(req: Request, res: Response): void {
  res.clearCookie(nameOn(req.secure), sessionCookieFlags(req.secure))
}
