import type { AuditEntry } from '../audit/entry.ts'
import type {
  ComesBack,
  DeedDone,
  HelpWords,
  DeedManner,
  NextLabel,
  OvertakenThing,
} from './overtaken-codes.ts'

/** What was done to something, by whom and when. */
export type Deed = {
  readonly what: OvertakenThing
  readonly done: DeedDone
  /** The account of whoever did it; null where nobody did, or where it is not known. */
  readonly by: string | null
  /** They did it as the patient, or for the patient: staff are told that, and not whose account it is. */
  readonly asPatient?: boolean
  readonly at: Date | null
  /** How it came about where nobody did it. */
  readonly how?: DeedManner
  /** What the words have places for. */
  readonly values?: Readonly<Record<string, string>>
}

export type { ComesBack, DeedDone, DeedManner, OvertakenThing }

/** Where somebody goes on. */
export type NextStep = { readonly href: string; readonly label: NextLabel }

type OvertakenContext = {
  readonly next: NextStep
  /** What the audit row of the attempt says beside who made it. */
  readonly about?: Pick<AuditEntry, 'resource' | 'patientId'>
  /** What else its reader should know. */
  readonly help?: readonly HelpWords[]
  /** For a form that comes back with what was typed: what to do with it. Without it a page of its own says what happened. */
  readonly comesBack?: ComesBack
}

/**
 * Somebody else has finished or changed in the meantime what this request is about. Thrown inside the change, so that nothing of
 * it stays; the route says who did what and when (409, with the form where it comes back), and puts the attempt on record.
 */
export class OvertakenError extends Error {
  readonly deed: Deed
  readonly where: OvertakenContext
  constructor(deed: Deed, where: OvertakenContext) {
    super(`already ${deed.done}`)
    this.name = 'OvertakenError'
    this.deed = deed
    this.where = where
  }
}
