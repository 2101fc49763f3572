/** Who reads a record: the patient, or somebody who acts for them. */
export type RelationshipKind = 'self' | 'guardian' | 'representative'

/** What was seen at the desk to know who it is. */
export type RelationshipDocument =
  'identity-card' | 'passport' | 'driving-licence' | 'birth-certificate' | 'court-order' | 'known-in-person'

/** A record of somebody for whom the reader acts. */
export type RecordOfOther = {
  readonly id: string
  readonly record_number: string
  readonly kind: RelationshipKind
  readonly ends_on: string | null
  /** It is the one that is shown. */
  readonly chosen: boolean
}

/** An account that may read a record. */
export type ReadingAccount = {
  readonly id: string
  readonly kind: RelationshipKind
  readonly account: string | null
  readonly ends_on: string | null
}
