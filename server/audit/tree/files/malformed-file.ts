/** A file is not in the form of an audit log that proves itself. */
export class MalformedFileError extends Error {
  readonly line: number

  constructor(line: number, what: string) {
    super(`line ${line} ${what}`)
    this.name = 'MalformedFileError'
    this.line = line
  }
}
