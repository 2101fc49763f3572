export type PatientSearchPlaces = {
  /** The list of who is found. */
  readonly list: string
  /** Where the script asks while one types. */
  readonly lookUp: string
  readonly script: string
}

/** "3 prescriptions to sign" */
export type WaitingLine = {
  readonly href: string
  readonly text: string
  readonly count: number
}

export type MenuItem = {
  readonly href: string
  readonly label: string
  readonly current?: boolean | undefined
  /** How much waits there; absent where nothing does, or nobody knows. */
  readonly count?: number | undefined
  /** The pages of a section that one is in. */
  readonly pages?: readonly MenuItem[] | undefined
  /** The pages of a section that unfolds in place, wherever one is: what one looks things up in. */
  readonly folded?: readonly MenuItem[] | undefined
}
