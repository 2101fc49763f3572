import type { Request, Response } from 'express'
import { SessionMetadata } from '../../../models/accounts/session-metadata.ts'
import type { EndReason, SessionFacts } from '../../access/session.ts'
import type { AuditTrail } from '../../audit/trail.ts'
import { actorOf } from '../../audit/actor-of.ts'
import type { CsrfTokens } from '../forms/csrf.ts'
import { originOf } from '../origin.ts'
import { sessionCookieFlags, sessionCookieName } from './session-cookie.ts'
import type { SessionChange } from './session-change.ts'
import { keep, logIn, renew, settle, storeBeforeAnswer } from './session-object.ts'

/** Beginnings, step-ups and ends of sessions: the cookie's session and its metadata row always change together. */
export class Sessions {
  readonly #trail: AuditTrail
  readonly #csrf: CsrfTokens
  constructor(house: { trail: AuditTrail; csrf: CsrfTokens }) {
    this.#trail = house.trail
    this.#csrf = house.csrf
  }

  /**
   * Begins a session for someone whose password was right: new id, new metadata row; one that the browser had ends first.
   * @param begun.credentialsVersion of which the password was
   * @param begun.returnTo where to go once the further steps are done
   * @param begun.trustedDevice stands in for the second factor
   */
  async begin(
    req: Request,
    begun: {
      userId: string
      sessionId: string
      credentialsVersion: number
      returnTo: string | undefined
      trustedDevice?: string | undefined
    },
  ): Promise<void> {
    const { at, address, userAgent, session } = req.context
    const { userId, sessionId, credentialsVersion, returnTo, trustedDevice } = begun
    if (session.kind === 'open' || session.kind === 'pending') {
      await this.end(req, session.facts, 'signed-in-again')
    }
    const earlierSid = req.context.unknownSid ?? req.sessionID
    await logIn(req, userId)
    req.session.earlierSid = earlierSid
    // The row is there already where a password was all that was asked for.
    await SessionMetadata.upsert({
      id: sessionId,
      sid: req.sessionID,
      userId,
      credentialsVersion,
      address,
      userAgent,
      startedAt: at,
      lastSeenAt: at,
      ...(trustedDevice === undefined
        ? {}
        : { deviceId: trustedDevice, secondFactorAt: at, secondFactorVia: 'trusted-device' as const }),
    })
    await keep(this.#csrf, req, returnTo)
  }

  /**
   * Renews the session id after a further proof (ASVS 5.0 7.2.4); the id before dies with it.
   * @param change.secondFactorVia how the second factor was proved: by a code of the app, unless given
   */
  async stepUp(req: Request, facts: SessionFacts, change: SessionChange): Promise<void> {
    const { returnTo, earlierSid } = req.session
    const { heldSid } = req.context
    await logIn(req, facts.actor.id)
    if (earlierSid !== undefined) {
      req.session.earlierSid = earlierSid
    }
    await SessionMetadata.update(
      {
        sid: req.sessionID,
        lastSeenAt: req.context.at,
        ...(change.secondFactorAt === undefined
          ? {}
          : { secondFactorVia: change.secondFactorAt === null ? null : ('totp' as const) }),
        ...change,
      },
      { where: { id: facts.sessionId, endedAt: null } },
    )
    // From here on the request has the session that it resumed: with the token of that one, and under its new id alone.
    delete req.context.heldSid
    await keep(this.#csrf, req, returnTo)
    if (heldSid !== undefined) {
      await settle((done) => req.sessionStore.destroy(heldSid, done))
    }
  }

  /** Ends the request's own session for good and records why. The request goes on with an empty one. */
  async end(
    req: Request,
    facts: SessionFacts,
    reason: EndReason | 'signed-out' | 'signed-in-again',
  ): Promise<void> {
    const [changed] = await SessionMetadata.update(
      { endedAt: req.context.at, endedReason: reason, sid: null },
      { where: { id: facts.sessionId, endedAt: null } },
    )
    await renew(req)
    const because = reason === 'ended' ? facts.endedReason : reason
    if (because !== null && told.includes(because)) {
      req.session.endedBecause = because
      await storeBeforeAnswer(req)
    }
    if (changed > 0) {
      await this.#trail.append({
        event: reason === 'signed-out' ? 'sign-out' : 'session.ended',
        outcome: 'success',
        actor: actorOf(facts.actor),
        sessionId: facts.sessionId,
        origin: originOf(req),
        rule: reason,
        ...(reason === 'address-changed' ? { details: { addressBefore: facts.address } } : {}),
      })
    }
  }

  /**
   * Holds a session for a request from another address: nothing is shown there until it is proved again. Each address
   * is recorded once.
   */
  async hold(req: Request, facts: SessionFacts): Promise<void> {
    const { at, address } = req.context
    if (facts.heldAddress === address) {
      return
    }
    await SessionMetadata.update(
      { heldAt: at, heldAddress: address },
      { where: { id: facts.sessionId, endedAt: null } },
    )
    await this.#trail.append({
      event: 'session.held',
      outcome: 'refused',
      actor: actorOf(facts.actor),
      sessionId: facts.sessionId,
      origin: originOf(req),
      details: { addressBefore: facts.address },
    })
  }

  clearCookie(req: Request, res: Response): void {
    res.clearCookie(sessionCookieName(req), sessionCookieFlags(req.secure))
  }
}

/** The ends of which the sign-in page tells the browser that had the session. */
const told: readonly string[] = ['idle', 'too-old', 'address-changed']
