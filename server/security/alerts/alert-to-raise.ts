import type { Severity } from '../../audit/events.ts'
import type { MessageText } from '../../mail/message-text.ts'

/** What security officers are to be told. It stands on the alerts page and leaves MedGuard by mail and webhook. */
export type AlertToRaise = {
  readonly kind: string
  readonly severity: Severity
  readonly at: Date
  /** Whose deed it is. */
  readonly userId: string | null
  readonly patientId?: string | null
  readonly grantId?: string | null
  /** Codes, counts and identifiers. */
  readonly details?: Readonly<Record<string, string | number | boolean | readonly string[]>>
  /** The page that shows it. */
  readonly link: string
  /** What the mail says: nothing of a patient. */
  readonly message: MessageText
}
