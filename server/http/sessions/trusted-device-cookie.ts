import { parse } from 'cookie'
import { sign, unsign } from 'cookie-signature'
import type { Request, Response } from 'express'
import { hashDeviceToken } from '../../accounts/device-token.ts'
import { sessionCookieFlags } from './session-cookie.ts'

/** As with the session's cookie: the prefix binds it to this host and to TLS. */
const nameOn = (secure: boolean) => (secure ? '__Host-medguard-device' : 'medguard-device')

const dayMs = 86_400_000

/** Gives this browser the token of a device that is trusted, signed, for some days. */
export function setDeviceCookie(
  res: Response,
  secrets: readonly string[],
  { token, days }: { token: string; days: number },
): void {
  const [secret] = secrets
  if (secret === undefined) {
    throw new Error('there is no secret to sign with')
  }
  const { secure } = res.req
  res.cookie(nameOn(secure), sign(token, secret), {
    ...sessionCookieFlags(secure),
    maxAge: days * dayMs,
  })
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
