import type { Language } from '../../views/words/languages.ts'
import type { Circumstances } from '../access/actor.ts'
import type { SessionFacts, SessionState } from '../access/session.ts'
import type { SetAsideBecause } from '../../models/accounts/set-aside-form.ts'
import type { Waiting } from '../waiting-counts.ts'
import type { RequestFacts } from '../../models/queries/http/request-facts.ts'

/** What every request carries from the first middleware on. */
export type RequestContext = {
  /** UUIDv7: stands in the audit row, the log line and on error pages. */
  readonly id: string
  readonly at: Date
  readonly address: string
  readonly userAgent: string
  readonly nonce: string
  readonly circumstances: Circumstances
  /** What the answer is written in. */
  readonly language: Language
  /** Filled by the request-facts middleware. */
  facts: RequestFacts
  /** The browser, if anybody has signed in from it before: as it was noted at sign-in, else as its cookie says. */
  deviceId?: string
  /** Filled by the session guard. */
  session: SessionState
  /** The session that ended or is held with this very request: a form that it posts is kept for its user. */
  late?: {
    readonly facts: SessionFacts
    /** It ran out, and the request comes from where it began: who typed this is its user. */
    readonly own: boolean
    readonly because: SetAsideBecause
  }
  /** What waits for the person who asks for a page; absent where nobody knows. */
  waiting?: Waiting
  /** The id of the session that the browser sent. */
  sid?: string
  /** The same, where it is held: the request itself has none. */
  heldSid?: string
  /** The sign-in form that was posted has outlived the browser's cookie, or a sign-in in another tab: it signs nobody in. */
  formOutlived?: 'cookie' | 'sign-in'
  /** It was proved anew with this very request who this is. */
  provedNow?: true
  /** The form that was posted is kept, because the hours in which it could be taken are over. */
  draftKept?: boolean
  /** The session id that the browser sent where there is no such session any more. */
  unknownSid?: string
  /** The token of a stranger's form, of a cookie that names no stored session. */
  formToken?: string
  /** The declared route, filled when one takes the request. */
  route: string
}

declare global {
  // Express's own way to add to its request type.
  // oxlint-disable-next-line typescript/no-namespace
  namespace Express {
    interface Request {
      context: RequestContext
    }
  }
}

declare module 'express-session' {
  interface SessionData {
    /** Where to go once signed in: a local path. */
    returnTo: string
    /** Why the session before this one ended, until the sign-in page has said it. */
    endedBecause: string
    /** The id of the session that this browser had before this one: a form of that time is still its own. */
    earlierSid: string
    /** Said once on the next page: keys and values, or a text from before there were any. */
    notice: unknown
    /** A new emergency access code, sealed, until it was shown. */
    newAccessCode: string
  }
}
