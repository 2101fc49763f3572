/** A sealed attribute was given plain text, or was used where its content cannot be known. Names model and attribute only. */
export class SealedAttributeError extends Error {
  constructor(attribute: string, reason: string) {
    super(`${attribute} ${reason}`)
    this.name = 'SealedAttributeError'
  }
}
