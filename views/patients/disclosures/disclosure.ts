/** Somebody was shown a record, or changed it; or several times in a row were shown the same list. */
export type Disclosure = {
  readonly id: string
  /** The last of the times. */
  readonly at: Date
  readonly firstAt: Date
  readonly times: number
  /** "You", a name as it was then, or MedGuard. */
  readonly who: string
  readonly role: string | null
  /** What was done, to go on after the name: "opened your chart". */
  readonly did: string
  /** By what right: "In your care team". */
  readonly why: string | null
  /** Set where it was done by breaking the glass. */
  readonly emergency: { readonly reason: string; readonly words: string | null } | null
}
