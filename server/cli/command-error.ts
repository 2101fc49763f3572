/** A command could not do what it was asked, or found something; the message is a sentence for people. */
export class CommandFailedError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CommandFailedError'
  }
}

/** A command was used wrongly: the message says what to write instead. */
export class UsedWronglyError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsedWronglyError'
  }
}
