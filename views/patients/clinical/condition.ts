import type { Provenance } from './allergy.ts'

/** An entry of the list of conditions. */
export type ConditionEntry = Provenance & {
  readonly id: string
  readonly encounterId: string | null
  readonly description: string
  /** Set where it says that there is no condition, or that nobody knows: a statement, and no problem of the patient's. */
  readonly denies: 'none-known' | 'unknown' | 'unclear' | null
  /** `system|code` each. */
  readonly codes: readonly string[]
  readonly category: string | null
  readonly status: string
  readonly verification: string
  /** Clinical times (server/clinical-time.ts), and what was said of them in words. */
  readonly onset: string | null
  readonly onsetNote: string | null
  readonly abatement: string | null
  readonly abatementNote: string | null
  readonly note: string | null
}
