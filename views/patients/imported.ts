/** A vaccination, as the record knows it. */
export type Immunization = {
  readonly id: string
  readonly vaccine: string
  /** `system|code`, one on each line. */
  readonly codes: string | null
  readonly status: 'completed' | 'not-done' | 'entered-in-error'
  readonly statusReason: string | null
  /** A partial date (server/partial-date.ts). */
  readonly given: string | null
  /** When it was given, in words. */
  readonly givenNote: string | null
  readonly dose: string | null
  readonly lot: string | null
  readonly site: string | null
  readonly route: string | null
  readonly performer: { readonly id: string | null; readonly name: string } | null
  readonly primarySource: boolean | null
  readonly reportedBy: string | null
  readonly note: string | null
  readonly encounterId: string | null
}

/** What an import could not take, or what somebody should look at. */
export type ImportRemark = {
  readonly id: string
  /** The type of the resource in FHIR. */
  readonly type: string
  readonly kind: 'not-read' | 'partly-read' | 'changed-here' | 'to-be-looked-at'
  readonly words: string
  /** What it says in words that like remarks share, and of which entry; null where it is told alone. */
  readonly group: { readonly says: string; readonly name: string | null } | null
}

/** What came from another system beside the lists of the chart. */
export type ImportedParts = {
  readonly immunizations: readonly Immunization[]
  readonly remarks: readonly ImportRemark[]
}
