/** An audit row could not be written: what it was to record must not happen. */
export class AuditUnavailableError extends Error {
  constructor(cause: unknown) {
    super('the audit row could not be written', { cause })
    this.name = 'AuditUnavailableError'
  }
}
