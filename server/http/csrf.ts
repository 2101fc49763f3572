import { createHash, timingSafeEqual } from 'node:crypto'
import { csrfSync } from 'csrf-sync'
import type { Request, RequestHandler, Response } from 'express'

function postedToken(req: Request): string | undefined {
  const body: unknown = req.body
  const token = typeof body === 'object' && body !== null && '_csrf' in body ? body['_csrf'] : undefined
  return typeof token === 'string' ? token : undefined
}

/** Whether this is the hash of the posted token: for a session of which no more is left. */
export function sameHashedToken(req: Request, expected: Buffer | null): boolean {
  const posted = postedToken(req)
  const hash = posted === undefined ? undefined : createHash('sha256').update(posted).digest()
  return hash !== undefined && expected?.length === hash.length && timingSafeEqual(hash, expected)
}

/** Whether the posted token is this one: for a session that has just ended. */
export function sameToken(req: Request, expected: string | undefined): boolean {
  const posted = postedToken(req)
  return (
    posted !== undefined &&
    expected !== undefined &&
    posted.length === expected.length &&
    timingSafeEqual(Buffer.from(posted), Buffer.from(expected))
  )
}

/** The second layer against forged requests: a token bound to the session, in every form as `_csrf`. */
export class CsrfTokens {
  readonly #sync = csrfSync({
    getTokenFromRequest: postedToken,
  })

  tokenFor(req: Request): string {
    return this.#sync.generateToken(req)
  }

  isValid(req: Request): boolean {
    return this.#sync.isRequestValid(req)
  }
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * The first layer: where the browser says where a form came from, it must be ourselves. `Sec-Fetch-Site` is believed
 * first, then `Origin`. A client that sends neither is no current browser; there the token alone decides.
 */
export function comesFromElsewhere(req: Request): boolean {
  const site = req.get('sec-fetch-site')
  if (site !== undefined) {
    return site !== 'same-origin' && site !== 'none'
  }
  const origin = req.get('origin')
  if (origin === undefined) {
    return false
  }
  return !URL.canParse(origin) || new URL(origin).host !== req.get('host')
}

/** Refuses changes that were not asked for by one of our own forms (ASVS 5.0 3.5.1). */
export function csrfGuard(
  tokens: CsrfTokens,
  refuse: (req: Request, res: Response) => Promise<void>,
): RequestHandler {
  return async (req, res, next) => {
    if (safeMethods.has(req.method) || (!comesFromElsewhere(req) && tokens.isValid(req))) {
      next()
    } else {
      await refuse(req, res)
    }
  }
}
