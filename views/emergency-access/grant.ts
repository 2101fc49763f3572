/** A grant of emergency access in plain values. */
export type Grant = {
  readonly id: string
  /** Null where it is for one’s own work outside hours and networks. */
  readonly patientId: string | null
  readonly recordNumber: string | null
  readonly userName: string
  readonly roleTitle: string
  readonly reasonCode: string
  /** What the person wrote; opened for the person and for reviewers. */
  readonly reason: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly endedAt: Date | null
  readonly extension: { readonly at: Date; readonly reason: string } | null
  readonly live: boolean
  readonly review: GrantReview | null
  /** What somebody else thinks of an escalated one. */
  readonly second: GrantReview | null
}

export type GrantReview = {
  readonly outcome: string
  readonly comment: string
  readonly reviewerName: string
  readonly reviewedAt: Date
}
