/** How a request ends: by a person, by its time being over, or by something else that has changed in the meantime. */
export type Outcome = 'approved' | 'refused' | 'withdrawn' | 'expired' | 'superseded'

/** By whom and when a request was ended; null where nobody did, or where it is not known. */
export type RequestEnd<End extends Outcome = Outcome> = {
  readonly outcome: End
  readonly by: string | null
  readonly at: Date | null
}

/** What somebody asks for and others have to agree to, whatever table it stands in. */
export type AuthorizationRequest<End extends Outcome = Outcome> = {
  readonly requestedBy: string
  /** For whom it was requested, where that is somebody else: they may take it back as well, and decide as little. */
  readonly requestedFor?: string
  /** Everybody who has approved so far. */
  readonly approvedBy: readonly string[]
  /** Null where it waits for ever. */
  readonly expiresAt: Date | null
  readonly ended: RequestEnd<End> | null
}

/** How requests of a kind end, each with the word that stands for it in their table. */
export type StoredEnds<End extends Outcome, Word extends string> = readonly (readonly [End, Word])[]

/** What of a request stands in its row. */
type StoredRequest<Word extends string> = {
  readonly requestedBy: string
  readonly requestedFor?: string
  readonly approvedBy?: readonly (string | null)[]
  readonly expiresAt?: Date
  /** Null while it waits. */
  readonly outcome: NoInfer<Word> | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
}

/** A request, of what stands in its row. @throws where that ends as nothing of its kind does */
export function requestOf<End extends Outcome, Word extends string>(
  ends: StoredEnds<End, Word>,
  stored: StoredRequest<Word>,
): AuthorizationRequest<End> {
  const { requestedBy, requestedFor, approvedBy = [], expiresAt = null, outcome } = stored
  const end = ends.find(([, word]) => word === outcome)?.[0]
  if (outcome !== null && end === undefined) {
    throw new Error(`nothing of this kind ends ${outcome}`)
  }
  return {
    requestedBy,
    ...(requestedFor === undefined ? {} : { requestedFor }),
    approvedBy: approvedBy.filter((one) => one !== null),
    expiresAt,
    ended: end === undefined ? null : { outcome: end, by: stored.decidedBy, at: stored.decidedAt },
  }
}

/** Whether its time is over. */
export const isOver = ({ expiresAt }: AuthorizationRequest, at: Date): boolean =>
  expiresAt !== null && expiresAt <= at

/** How a request stands at a moment: its time is over by itself, whether or not that was written down. */
export function standingOf<End extends Outcome>(
  request: AuthorizationRequest<End>,
  at: Date,
): 'waiting' | 'expired' | End {
  return request.ended?.outcome ?? (isOver(request, at) ? 'expired' : 'waiting')
}
