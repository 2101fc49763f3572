/** A code as it is chosen: what its form sends, its title, and the code itself. */
export type OfferedCode = { readonly code: string; readonly label: string; readonly detail: string }

/** What a form about an encounter offers for its diagnoses. */
export type DiagnosisOffers = {
  /** The codes that were picked, with their titles. */
  readonly picked: readonly OfferedCode[]
  /** What was found for the row that was searched for. */
  readonly found:
    | {
        readonly row: number
        readonly words: string
        readonly options: readonly OfferedCode[]
        readonly more: boolean
      }
    | undefined
}
