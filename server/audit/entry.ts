import type { EventName, Outcome, Severity } from './events.ts'

/** Where a request came from, as the audit row says it. */
export type Origin = {
  readonly requestId: string
  readonly address: string
  readonly method: string
  /** The declared pattern, never the address with its identifiers. */
  readonly route: string
  /** What the browser says that it is, bounded. */
  readonly userAgent?: string
  /** The browser, if anybody has signed in from it before. */
  readonly deviceId?: string
}

/** One row to be written. What is left out is null in the row. */
export type AuditEntry = {
  readonly event: EventName
  readonly outcome: Outcome
  /** Where it is graver than the event's usual severity. */
  readonly severity?: Severity
  readonly actor?: { readonly id: string; readonly displayName: string; readonly roleName: string }
  /** What was typed as a name where nobody is known yet: bounded and escaped. */
  readonly claimedName?: string
  readonly sessionId?: string
  readonly origin?: Origin
  readonly patientId?: string
  /** Every patient shown by a list or search. */
  readonly patientIds?: readonly string[]
  readonly resource?: { readonly type: string; readonly id: string }
  readonly purposeOfUse?: 'treatment' | 'emergency-treatment' | 'operations' | 'patient-request' | 'audit'
  /** The rule that decided. */
  readonly rule?: string
  readonly grantId?: string
  /** Codes, counts and identifiers; never what a person wrote and nothing of a record. */
  readonly details?: Readonly<Record<string, string | number | boolean | readonly string[]>>
  /** Before and after, sealed under the patient's key. */
  readonly changes?: Buffer
}
