import {
  isOver,
  type AuthorizationRequest,
  type RequestEnd,
  type Outcome,
  type StoredEnds,
} from './authorization-request.ts'
import type { dualAuthorizationRefusals } from './refusals.ts'

/** Why somebody may not decide: a rule of the table, and the audit log names it. */
export type DualAuthorizationRule = keyof typeof dualAuthorizationRefusals

/** What somebody does about a request that waits. */
export type Verb = 'approve' | 'refuse' | 'withdraw'

/** What holds for all requests of a kind. */
export type Policy = {
  /** How many people must approve, each of them another one. */
  readonly approvals: number
  /** The rules that forbid deciding one's own request, approving twice, and taking back somebody else's. */
  readonly forbids?: {
    readonly asker?: DualAuthorizationRule
    readonly approver?: DualAuthorizationRule
    readonly withdrawer?: DualAuthorizationRule
  }
}

/** Somebody who wants to decide. */
export type Decider = {
  readonly id: string
  /** The rule that keeps them from deciding because they gain by it, or because it concerns them. */
  readonly interest: DualAuthorizationRule | undefined
}

export type Attempt = { readonly verb: Verb; readonly by: Decider; readonly at: Date }

/** A decision that was allowed, and so may be written down; made here only. */
class Decision {
  readonly #by: string | null
  readonly #at: Date
  readonly outcome: Outcome | 'approved-in-part'
  constructor(outcome: Decision['outcome'], by: string | null, at: Date) {
    this.outcome = outcome
    this.#by = by
    this.#at = at
  }
  /** The same, where what was approved cannot be done any more, something else having changed. */
  get superseded(): Decision {
    return new Decision('superseded', this.#by, this.#at)
  }
  /** What stands in the row of one approval of several. */
  get approval() {
    return { approvedBy: this.#by, approvedAt: this.#at }
  }
  /**
   * How it ends the request, and what of that stands in its row.
   * @throws where requests of this kind do not end like this
   */
  written<End extends Outcome, Word extends string>(ends: StoredEnds<End, Word>) {
    const found = ends.find(([one]) => one === this.outcome)
    if (found === undefined) {
      throw new Error(`nothing of this kind ends ${this.outcome}`)
    }
    const [end, outcome] = found
    return { end, columns: { outcome, decidedBy: this.#by, decidedAt: this.#at } }
  }
}
export type { Decision }

/** What comes of an attempt: a decision, who was faster and when, or the rule that forbids it. */
export type Answer =
  | { readonly kind: 'decision'; readonly decision: Decision }
  | { readonly kind: 'ended'; readonly ended: RequestEnd }
  | { readonly kind: 'forbidden'; readonly rule: DualAuthorizationRule }

/**
 * The rule by which this person may not do this, ever: who asked or gains never decides, nobody approves twice, and only
 * whoever asked takes it back. Who has approved may still refuse.
 * @returns undefined where they may
 */
export function whyNot(
  {
    requestedBy,
    requestedFor,
    approvedBy,
  }: Pick<AuthorizationRequest, 'requestedBy' | 'requestedFor' | 'approvedBy'>,
  { forbids = {} }: Policy,
  { verb, by }: Pick<Attempt, 'verb' | 'by'>,
): DualAuthorizationRule | undefined {
  const { asker = 'asked-for-it', approver = 'approved-first', withdrawer = 'not-the-asker' } = forbids
  const asked = by.id === requestedBy || by.id === requestedFor
  if (verb === 'withdraw') {
    return asked ? undefined : withdrawer
  }
  if (asked) {
    return asker
  }
  return by.interest ?? (verb === 'approve' && approvedBy.includes(by.id) ? approver : undefined)
}

function outcomeOf(request: AuthorizationRequest, { approvals }: Policy, verb: Verb): Decision['outcome'] {
  if (verb === 'approve') {
    return request.approvedBy.length + 1 < approvals ? 'approved-in-part' : 'approved'
  }
  return verb === 'refuse' ? 'refused' : 'withdrawn'
}

/**
 * What comes of an attempt. The request must be locked as it is read, so that of two people at once the second finds what the
 * first has done. What has waited too long expires, whatever was to be done with it.
 */
export function decide(request: AuthorizationRequest, policy: Policy, attempt: Attempt): Answer {
  if (request.ended !== null) {
    return { kind: 'ended', ended: request.ended }
  }
  const rule = whyNot(request, policy, attempt)
  if (rule !== undefined) {
    return { kind: 'forbidden', rule }
  }
  const { verb, by, at } = attempt
  const decision = isOver(request, at)
    ? new Decision('expired', null, at)
    : new Decision(outcomeOf(request, policy, verb), by.id, at)
  return { kind: 'decision', decision }
}

/**
 * Ends a request that waits because what it is about has changed.
 * @returns undefined where it is over already
 */
export const supersede = (
  request: AuthorizationRequest,
  by: string | null,
  at: Date,
): Decision | undefined => (request.ended === null ? new Decision('superseded', by, at) : undefined)

/** Ends a request whose time is over. @returns undefined where it is over already, or still waits */
export const expire = (request: AuthorizationRequest, at: Date): Decision | undefined =>
  request.ended === null && isOver(request, at) ? new Decision('expired', null, at) : undefined
