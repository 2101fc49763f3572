export type ErasureState = 'waiting' | 'approved-once' | 'erased' | 'refused' | 'withdrawn'

/** A request to erase a record, as pages show it. */
export type Erasure = {
  readonly id: string
  readonly recordNumber: string
  readonly state: ErasureState
  readonly requestedBy: string
  readonly requestedAt: Date
  readonly identityCheck: string
  readonly approvedBy: string | null
  readonly approvedAt: Date | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
}

/** Its words, where they can still be read. */
export type ErasureWords = { readonly reason: string | null; readonly refusal: string | null }

/** Why a record must still be kept; days as YYYY-MM-DD. */
export type RetentionReason = { readonly until: string; readonly lastEntry: string; readonly years: number }

export const stateWords: Readonly<Record<ErasureState, string>> = {
  waiting: 'Sent for approval by two people',
  'approved-once': 'Approved by one, sent to a second',
  erased: 'Erased',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
}

export const identityWords: Readonly<Record<string, string>> = {
  'signed-in': 'Asked by the patient, signed in',
  document: 'Identity document seen',
  'known-in-person': 'Known to staff in person',
  representative: 'Representative with a written authority',
}
