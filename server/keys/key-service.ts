/** A service that keeps a key nobody else sees and encrypts root keys with it. */
export type KeyService = {
  /** Encrypts a root key, bound to its id. @throws KeyServiceError */
  wrap(rootKeyId: string, key: Buffer): Promise<Buffer>
  /** Gives back the root key of this id. @throws KeyServiceError */
  unwrap(rootKeyId: string, wrapped: Buffer): Promise<Buffer>
}

/** The key service did not do what it was asked. Names the service's code, nothing of a key. */
export class KeyServiceError extends Error {
  constructor(reason: string) {
    super(`The key service (KEY_SERVICE_URL) did not answer as it should: ${reason}`)
    this.name = 'KeyServiceError'
  }
}
