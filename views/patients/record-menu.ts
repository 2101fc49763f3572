export type RecordLink = { readonly href: string; readonly label: string }

/** Where a page about a patient leads on: only what its reader may open or do. */
export type RecordMenu = {
  readonly tabs: readonly (RecordLink & { readonly current: boolean })[]
  /** Primary on the summary; other parts have a first thing of their own. */
  readonly newNote: (RecordLink & { readonly primary: boolean }) | undefined
  readonly prescribe: RecordLink | undefined
  readonly more: readonly RecordLink[]
  /** Where all allergies stand. */
  readonly allergies: string | undefined
  /** The reader sees the record by emergency access. */
  readonly emergency: boolean
}
