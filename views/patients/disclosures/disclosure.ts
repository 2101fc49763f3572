import type { MessageToSay, Text } from '../../words/said.ts'

/** Somebody was shown a record, or changed it; or several times in a row were shown the same list. */
export type Disclosure = {
  readonly id: string
  /** The last of the times. */
  readonly at: Date
  readonly firstAt: Date
  readonly times: number
  /** "You", a name as it was then, or MedGuard. */
  readonly who: Text
  /** The code of the role that they acted in; null where it is not said. */
  readonly role: string | null
  /** What was done, to go on after the name: "opened your chart". */
  readonly did: MessageToSay
  /** By what right: "In your care team". */
  readonly why: MessageToSay | null
  /** Set where it was done by breaking the glass. */
  readonly emergency: { readonly reasonCode: string | null; readonly words: Text | null } | null
}
