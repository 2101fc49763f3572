/** A file is not in the form of an audit log that proves itself. */
export class MalformedFile extends Error {
  readonly line: number

  constructor(line: number, what: string) {
    super(`line ${line} ${what}`)
    this.name = 'MalformedFile'
    this.line = line
  }
}
