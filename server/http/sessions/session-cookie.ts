import type { Request } from 'express'

/** `__Host-` binds the cookie to this host and to TLS (RFC 6265bis section 4.1.3.2); plain http cannot carry it. */
const names = { tls: '__Host-medguard', plain: 'medguard' } as const

/** The session cookie's name on this connection; behind a trusted proxy, on the browser's connection to it. */
export const sessionCookieName = (req: Request): string => (req.secure ? names.tls : names.plain)

/** The session cookie's attributes on this connection. Clearing needs the same ones as setting. */
export const sessionCookieFlags = (secure: boolean) =>
  ({ httpOnly: true, sameSite: 'strict', path: '/', secure }) as const

export const sessionCookieNames = names
