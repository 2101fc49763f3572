/** The reader took a piece of the file so slowly, or not at all, that nobody waits for it any longer. */
export class ReaderTooSlowError extends Error {
  constructor() {
    super('the reader takes the file too slowly')
    this.name = 'ReaderTooSlowError'
  }
}

/** The reader closed the connection before the file was complete. */
export class ReaderWentAwayError extends Error {
  readonly code = 'ERR_STREAM_PREMATURE_CLOSE'
  constructor() {
    super('the reader went away')
    this.name = 'ReaderWentAwayError'
  }
}

/** Whether whoever was sent something closed the connection, or took nothing from it: nothing is wrong with us then. */
export const readerWentAway = (error: unknown): boolean =>
  error instanceof ReaderTooSlowError ||
  (error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE')
