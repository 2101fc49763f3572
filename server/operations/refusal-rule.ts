/** How the face that asked answers, and what the log says. */
export type RefusalRule = {
  /** 422 comes back on the form that was sent, or as errors of its fields; the others are answered by a problem of their own. */
  readonly status: 403 | 404 | 409 | 422 | 429
  /** The field that it is about. */
  readonly field?: string
  readonly retryAfterSeconds?: number
  /** What programs are told, where it is another code than the table's. */
  readonly toldAs?: string
}
