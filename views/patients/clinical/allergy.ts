/** Who wrote an entry, from where it came, and who changed it last. */
export type Provenance = {
  readonly source: string
  /** A partial date (server/partial-date.ts); null where nobody knows. */
  readonly recorded: string | null
  readonly recordedBy: string | null
  readonly changedAt: Date | null
  readonly changedBy: string | null
  readonly version: number
}

/** An entry of the list of allergies. */
export type AllergyEntry = Provenance & {
  readonly id: string
  readonly substance: string
  /** `system|code` each. */
  readonly codes: readonly string[]
  readonly reaction: string | null
  readonly criticality: string
  readonly category: string | null
  readonly type: string | null
  readonly status: string
  readonly verification: string
  /** A clinical time (server/clinical-time.ts), and what was said of it in words. */
  readonly onset: string | null
  readonly onsetNote: string | null
  readonly note: string | null
}

/** A statement that there are no known allergies, or that nothing is known of them. */
export type AllergyStatement = {
  readonly id: string
  readonly says: 'none-known' | 'unknown'
  readonly scope: string
  readonly substance: string | null
  readonly note: string | null
  readonly source: string
  readonly recorded: string | null
  readonly recordedBy: string | null
  readonly endedAt: Date | null
  readonly endedBy: string | null
  readonly endedBecause: string | null
  /** It stands in the list of allergies, as some systems record it. */
  readonly asEntry: boolean
}

/** What is known of somebody's allergies. */
export type Allergies = {
  /** Those that count, the gravest first; never shortened. */
  readonly active: readonly AllergyEntry[]
  /** Inactive, resolved, refuted, or entered in error. */
  readonly notActive: readonly AllergyEntry[]
  /** Statements that hold, the newest first. */
  readonly statements: readonly AllergyStatement[]
  /** `none-known` where somebody has stated that there are none of any kind; otherwise, without an allergy, nobody has asked. */
  readonly state: 'recorded' | 'none-known' | 'not-asked'
  /** Lines that were written freely beside the list and warn of something. */
  readonly warnings: readonly string[]
}
