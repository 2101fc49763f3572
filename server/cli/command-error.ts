/** A command could not do what it was asked, or found something; the message is a sentence for people. */
export class CommandFailed extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CommandFailed'
  }
}

/** A command was used wrongly: the message says what to write instead. */
export class UsedWrongly extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsedWrongly'
  }
}
