import { createHash, timingSafeEqual } from 'node:crypto'
import { csrfSync } from 'csrf-sync'
import type { Request, RequestHandler, Response } from 'express'
import { paths } from '../../paths.ts'
import { isForPrograms } from '../routes/for-programs.ts'
import { heldFormToken, isHeldFormToken } from './held-form-token.ts'
import { isUntouched } from '../sessions/late-session.ts'
import { readSignInFormToken, signInFormToken } from './sign-in-form-token.ts'
import { storedText } from '../sessions/stored-session.ts'

/** A program says its token in a header of its own: no page elsewhere can send one. */
function postedToken(req: Request): string | undefined {
  if (isForPrograms(req.path)) {
    return req.get('x-csrftoken')
  }
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

/** Whether the posted token is the one of the session that the request came with: one that is held or has just ended. */
export function ofStoredSession(req: Request): boolean {
  const posted = postedToken(req)
  const expected = storedText(req, 'csrfToken')
  return (
    posted !== undefined &&
    expected !== undefined &&
    Buffer.byteLength(posted) === Buffer.byteLength(expected) &&
    timingSafeEqual(Buffer.from(posted), Buffer.from(expected))
  )
}

/** All that can be done with a session that is held. */
const whileHeld: readonly string[] = [paths.resume(), paths.logout()]

/** The second layer against forged requests: a token bound to the session, in every form as `_csrf`. */
export class CsrfTokens {
  readonly #sync = csrfSync({
    getTokenFromRequest: postedToken,
  })
  readonly #secrets: readonly string[]

  constructor(secrets: readonly string[]) {
    this.#secrets = secrets
  }

  tokenFor(req: Request): string {
    const { heldSid, address, formToken } = req.context
    if (heldSid !== undefined) {
      return heldFormToken({ sid: heldSid, address }, this.#secrets)
    }
    // One that is stored stays for as long as the session: for it alone none is begun.
    const stored = isUntouched(req) ? storedText(req, 'csrfToken') : undefined
    return formToken ?? stored ?? this.#sync.generateToken(req)
  }

  /** The token of a stranger's form: known again by the browser's cookie alone, without a stored session. */
  signInFormToken(sid: string, at: Date): string {
    return signInFormToken(sid, at, this.#secrets)
  }

  isValid(req: Request): boolean {
    const { heldSid, address } = req.context
    if (heldSid !== undefined) {
      return (
        whileHeld.includes(req.path) &&
        isHeldFormToken(postedToken(req) ?? '', { sid: heldSid, address }, this.#secrets)
      )
    }
    return this.#sync.isRequestValid(req) || this.#isOutlived(req)
  }

  /**
   * Whether this is the form of a sign-in page that was open for longer than its session: that is over, or somebody has
   * signed in in the meantime in another tab. Where the browser has no session cookie any more nothing says that the form is
   * its own: then it is only shown again.
   */
  #isOutlived(req: Request): boolean {
    const { unknownSid, facts, at, session } = req.context
    const sids = [unknownSid, storedText(req, 'earlierSid')]
    const token = readSignInFormToken(postedToken(req) ?? '', { sids, at, secrets: this.#secrets })
    const signsIn = req.path === paths.login()
    if (token === undefined) {
      return false
    }
    if (token.ofThisBrowser) {
      if (session.kind === 'open') {
        req.context.formOutlived = 'sign-in'
      }
      return signsIn || session.kind === 'anonymous'
    }
    if (signsIn && facts.stored === undefined && unknownSid === undefined) {
      req.context.formOutlived = 'cookie'
      return true
    }
    return false
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

/** Nobody is signed in, so there is nobody in whose name a program could be made to ask: it is told to sign in. */
const asksAsStranger = ({ path, context }: Request): boolean =>
  isForPrograms(path) && context.session.kind !== 'open'

/** Refuses changes that were not asked for by one of our own forms (ASVS 5.0 3.5.1). */
export function csrfGuard(
  tokens: CsrfTokens,
  refuse: (req: Request, res: Response) => Promise<void>,
): RequestHandler {
  return async (req, res, next) => {
    if (
      safeMethods.has(req.method) ||
      (!comesFromElsewhere(req) && (asksAsStranger(req) || tokens.isValid(req)))
    ) {
      next()
    } else {
      await refuse(req, res)
    }
  }
}
