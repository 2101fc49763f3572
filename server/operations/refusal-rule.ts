import type { EventName, Severity } from '../audit/events.ts'

/** How the face that asked answers, and what the log says. */
export type RefusalRule = {
  /** 422 comes back on the form that was sent, or as errors of its fields; the others are answered by a problem of their own. */
  readonly status: 400 | 403 | 404 | 409 | 422 | 429 | 503
  /** The field that it is about. */
  readonly field?: string
  readonly retryAfterSeconds?: number
  /** It was not for this person to do, whatever the status says. */
  readonly outcome?: 'refused'
  /** Nothing that there is was tried: the log does not say it. */
  readonly unrecorded?: true
  /** The event under which the log says it, where it is another than that of what was tried. */
  readonly recordedAs?: EventName
  /** How the log names it, where it is another rule than the code says. */
  readonly rule?: string
  readonly severity?: Severity
  /** What programs are told, where it is another code than the table's. */
  readonly toldAs?: string
}
