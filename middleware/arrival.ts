import type { Request, RequestHandler, Response } from 'express'
import { localAddress } from '../server/accounts/local-address.ts'
import { sessionCookieName } from '../server/http/sessions/session-cookie.ts'

/** Whether somebody has followed a link on another site to here, so that the browser kept the session's cookie back. */
const fromElsewhere = (req: Request): boolean =>
  req.method === 'GET' &&
  req.get('sec-fetch-site') === 'cross-site' &&
  req.get('sec-fetch-dest') === 'document' &&
  req.headers.cookie?.includes(`${sessionCookieName(req)}=`) !== true

/**
 * Lets links in e-mails land well although the session's cookie is SameSite=Strict: a page that asks for the same
 * address once more, now from our own site, so that the browser sends the cookie along. It opens nothing itself.
 * @param show answers with that page, given the address
 */
export function arrival(show: (req: Request, res: Response, address: string) => void): RequestHandler {
  return (req, res, next) => {
    const address = fromElsewhere(req) ? localAddress(req.originalUrl) : undefined
    if (address === undefined) {
      next()
    } else {
      show(req, res, address)
    }
  }
}
