/** A grant of emergency access in plain values. */
export type Grant = {
  readonly id: string
  readonly patientId: string
  readonly recordNumber: string
  readonly userName: string
  readonly roleTitle: string
  readonly reasonCode: string
  /** What the person wrote; opened for the person and for reviewers. */
  readonly reason: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly endedAt: Date | null
  readonly live: boolean
  readonly review: {
    readonly outcome: string
    readonly comment: string
    readonly reviewerName: string
    readonly reviewedAt: Date
  } | null
}
