/** The record in the address was erased; said only to those who had to do with it. */
export class RecordErasedError extends Error {
  readonly recordNumber: string
  readonly at: Date
  constructor(recordNumber: string, at: Date) {
    super('the record was erased')
    this.recordNumber = recordNumber
    this.at = at
  }
}
