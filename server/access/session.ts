import type { Actor } from './actor.ts'
import { sameBrowserKind } from './browser-kind.ts'
import { sessionNetwork } from './networks.ts'
import { passwordExpired } from './password-age.ts'

/** What the database knows of the session that a request came with. */
export type SessionFacts = {
  readonly sessionId: string
  /** The browser in which the session began, once every step of signing in was done. */
  readonly deviceId: string | null
  readonly startedAt: Date
  readonly lastSeenAt: Date
  readonly secondFactorAt: Date | null
  /** When the password was last given. */
  readonly passwordAt: Date
  readonly endedAt: Date | null
  /** Why it was ended; null while it was not. */
  readonly endedReason: string | null
  readonly address: string
  /** The other address from which the session was last tried and held; null where it was not. */
  readonly heldAddress: string | null
  readonly userAgent: string
  readonly userActive: boolean
  readonly credentialsChangedAt: Date
  /** The version of the credentials by which the session began. */
  readonly credentialsVersion: number
  /** Whether that is still their version. */
  readonly credentialsCurrent: boolean
  readonly secondFactorRequired: boolean
  readonly secondFactorEnrolled: boolean
  readonly passwordChangeRequired: boolean
  readonly passwordChangedAt: Date | null
  /** Whether anything that was typed into a form is kept for this person. */
  readonly hasKeptForms: boolean
  readonly actor: Actor
}

export type SessionLimits = {
  readonly idleMinutes: number
  readonly absoluteHours: number
  /** What a request from another network does: hold the session there until it is proved again, end it, or nothing. */
  readonly onAddressChange: 'hold' | 'end' | 'ignore'
  /** Undefined where passwords do not expire. */
  readonly passwordMaxAgeDays: number | undefined
}

export type EndReason =
  | 'ended'
  | 'idle'
  | 'too-old'
  | 'address-changed'
  | 'browser-changed'
  | 'user-inactive'
  | 'credentials-changed'

/** When it was last proved who this is: by a code of the app; by the password where there is no second factor. */
export const provedAt = ({ secondFactorEnrolled, secondFactorAt, passwordAt }: SessionFacts): Date =>
  secondFactorEnrolled ? (secondFactorAt ?? new Date(0)) : passwordAt

/** Proof that a person has signed in completely and that the session still holds; made here only. */
class SignedIn {
  readonly #proof = true
  readonly actor: Actor
  readonly sessionId: string
  readonly sessionStartedAt: Date
  readonly provedAt: Date
  readonly hasSecondFactor: boolean
  /** Whether their role asks for one. */
  readonly mustHaveSecondFactor: boolean
  constructor(facts: SessionFacts) {
    this.actor = facts.actor
    this.sessionId = facts.sessionId
    this.sessionStartedAt = facts.startedAt
    this.provedAt = provedAt(facts)
    this.hasSecondFactor = facts.secondFactorEnrolled
    this.mustHaveSecondFactor = facts.secondFactorRequired
  }
  static holds(value: object): value is SignedIn {
    return #proof in value && value.#proof
  }
}
export type { SignedIn }

/** What is still to be done before a session opens anything. */
export type PendingStep = 'address-check' | 'second-factor' | 'second-factor-enrolment' | 'password-change'

export type SessionState =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'ended'; readonly reason: EndReason; readonly facts: SessionFacts }
  | { readonly kind: 'pending'; readonly step: PendingStep; readonly facts: SessionFacts }
  | { readonly kind: 'open'; readonly person: SignedIn; readonly facts: SessionFacts }

const hasMoved = (facts: SessionFacts, now: { address: string }): boolean =>
  sessionNetwork(facts.address) !== sessionNetwork(now.address)

const awaitsCode = ({ secondFactorEnrolled, secondFactorAt }: SessionFacts): boolean =>
  secondFactorEnrolled && secondFactorAt === null

/** Whether a request comes from where its session began: the same network, where that is asked for, and browser. */
export const fromOwnPlace = (
  facts: SessionFacts,
  now: { address: string; userAgent: string },
  limits: SessionLimits,
): boolean =>
  (limits.onAddressChange === 'ignore' || !hasMoved(facts, now)) &&
  sameBrowserKind(facts.userAgent, now.userAgent)

const outOfTime: readonly string[] = ['idle', 'too-old']

/** Whether a session is over because its time was, now or when it was ended: nobody took it from its person. */
export const ranOut = ({ reason, facts }: { reason: EndReason; facts: SessionFacts }): boolean =>
  outOfTime.includes(reason === 'ended' ? (facts.endedReason ?? '') : reason)

function endReason(
  facts: SessionFacts,
  now: { at: Date; address: string; userAgent: string },
  limits: SessionLimits,
): EndReason | undefined {
  const idleMs = now.at.getTime() - facts.lastSeenAt.getTime()
  const ageMs = now.at.getTime() - facts.startedAt.getTime()
  if (facts.endedAt !== null) {
    return 'ended'
  }
  if (idleMs >= limits.idleMinutes * 60_000) {
    return 'idle'
  }
  if (ageMs >= limits.absoluteHours * 3_600_000) {
    return 'too-old'
  }
  // A session that still waits for its first code is not held but ended: codes tried while it is held count for it
  // alone, and whoever has the password could begin as many sessions as it takes to guess one.
  const endsWhenMoved =
    limits.onAddressChange === 'end' || (limits.onAddressChange === 'hold' && awaitsCode(facts))
  if (endsWhenMoved && hasMoved(facts, now)) {
    return 'address-changed'
  }
  if (!sameBrowserKind(facts.userAgent, now.userAgent)) {
    return 'browser-changed'
  }
  if (!facts.userActive) {
    return 'user-inactive'
  }
  return !facts.credentialsCurrent || facts.credentialsChangedAt > facts.startedAt
    ? 'credentials-changed'
    : undefined
}

/**
 * Whether a session still holds, and what it may be used for (ASVS 5.0 7.3.1, 7.3.2, 7.4.2). A session that ran out is
 * not served even once; a password alone opens nothing where a second factor is due.
 */
export function checkSession(
  facts: SessionFacts | undefined,
  now: { at: Date; address: string; userAgent: string },
  limits: SessionLimits,
): SessionState {
  if (facts === undefined) {
    return { kind: 'anonymous' }
  }
  const reason = endReason(facts, now, limits)
  if (reason !== undefined) {
    return { kind: 'ended', reason, facts }
  }
  if (limits.onAddressChange === 'hold' && hasMoved(facts, now)) {
    return { kind: 'pending', step: 'address-check', facts }
  }
  if (awaitsCode(facts)) {
    return { kind: 'pending', step: 'second-factor', facts }
  }
  if (facts.secondFactorRequired && !facts.secondFactorEnrolled) {
    return { kind: 'pending', step: 'second-factor-enrolment', facts }
  }
  // A password that becomes too old during a session is asked for at the next sign-in, not in the middle of work.
  if (
    facts.passwordChangeRequired ||
    passwordExpired(facts.passwordChangedAt, facts.startedAt, limits.passwordMaxAgeDays)
  ) {
    return { kind: 'pending', step: 'password-change', facts }
  }
  return { kind: 'open', person: new SignedIn(facts), facts }
}
